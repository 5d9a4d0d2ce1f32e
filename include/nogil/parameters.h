/* SPDX-License-Identifier: 0BSD */
/* parameters.h: a parameter list that is written once and needed three ways.

   A function macro gets its parameters as (type, name, type, name, ...), the empty list as () or (void), and needs

       (int i, double x)             NOGIL_PRIV_PARAMETERS(n, ...)               for the function
       (int i, double x, hidden)     NOGIL_PRIV_PARAMETERS_AND(hidden, n, ...)   for its body
       (i, x, 0)                     NOGIL_PRIV_ARGUMENTS_AND(0, n, ...)         for the call of the one by the other

   where n is 1 for no parameters, 2, 4, ... 32 for up to 16 of them, and 99 for what is not such a list. One pair in
   parentheses each, as NOGIL_EXPORT takes them, is understood too: (int, i), (double, x).

   Rule: everything here is preprocessor, nothing is public. */
#ifndef NOGIL_PARAMETERS_H
#define NOGIL_PARAMETERS_H

/* How many: up to 66 are told apart. */
#define NOGIL_PRIV_COUNT(...)                                                                                          \
    NOGIL_PRIV_COUNT_(__VA_ARGS__, 66, 65, 64, 63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, \
                      45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22,  \
                      21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, ~)
#define NOGIL_PRIV_COUNT_(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19,    \
                          a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37,    \
                          a38, a39, a40, a41, a42, a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55,    \
                          a56, a57, a58, a59, a60, a61, a62, a63, a64, a65, n, ...)                                    \
    n

/* (a, b), (c, d) becomes a, b, c, d. */
#define NOGIL_PRIV_FLAT(...) NOGIL_PRIV_CAT(NOGIL_PRIV_FLAT_, NOGIL_PRIV_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_1(t) NOGIL_PRIV_STRIP t
#define NOGIL_PRIV_FLAT_2(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_1(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_3(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_2(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_4(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_3(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_5(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_4(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_6(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_5(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_7(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_6(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_8(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_7(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_9(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_8(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_10(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_9(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_11(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_10(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_12(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_11(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_13(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_12(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_14(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_13(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_15(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_14(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_16(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_15(__VA_ARGS__)
#define NOGIL_PRIV_FLAT_17(t, ...) NOGIL_PRIV_STRIP t, NOGIL_PRIV_FLAT_16(__VA_ARGS__)

/* 1, an even number, or 99. One element is no parameter only if it is nothing or void. */
#define NOGIL_PRIV_SIZE(...) NOGIL_PRIV_CAT(NOGIL_PRIV_SIZE_, NOGIL_PRIV_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define NOGIL_PRIV_NOTHING_ ~, 1
#define NOGIL_PRIV_NOTHING_void ~, 1
#define NOGIL_PRIV_SIZE_1(nothing) NOGIL_PRIV_SIZE_1_(NOGIL_PRIV_NOTHING_##nothing)
#define NOGIL_PRIV_SIZE_1_(...) NOGIL_PRIV_SECOND(__VA_ARGS__, 99, ~)
#define NOGIL_PRIV_SIZE_2(...) 2
#define NOGIL_PRIV_SIZE_3(...) 99
#define NOGIL_PRIV_SIZE_4(...) 4
#define NOGIL_PRIV_SIZE_5(...) 99
#define NOGIL_PRIV_SIZE_6(...) 6
#define NOGIL_PRIV_SIZE_7(...) 99
#define NOGIL_PRIV_SIZE_8(...) 8
#define NOGIL_PRIV_SIZE_9(...) 99
#define NOGIL_PRIV_SIZE_10(...) 10
#define NOGIL_PRIV_SIZE_11(...) 99
#define NOGIL_PRIV_SIZE_12(...) 12
#define NOGIL_PRIV_SIZE_13(...) 99
#define NOGIL_PRIV_SIZE_14(...) 14
#define NOGIL_PRIV_SIZE_15(...) 99
#define NOGIL_PRIV_SIZE_16(...) 16
#define NOGIL_PRIV_SIZE_17(...) 99
#define NOGIL_PRIV_SIZE_18(...) 18
#define NOGIL_PRIV_SIZE_19(...) 99
#define NOGIL_PRIV_SIZE_20(...) 20
#define NOGIL_PRIV_SIZE_21(...) 99
#define NOGIL_PRIV_SIZE_22(...) 22
#define NOGIL_PRIV_SIZE_23(...) 99
#define NOGIL_PRIV_SIZE_24(...) 24
#define NOGIL_PRIV_SIZE_25(...) 99
#define NOGIL_PRIV_SIZE_26(...) 26
#define NOGIL_PRIV_SIZE_27(...) 99
#define NOGIL_PRIV_SIZE_28(...) 28
#define NOGIL_PRIV_SIZE_29(...) 99
#define NOGIL_PRIV_SIZE_30(...) 30
#define NOGIL_PRIV_SIZE_31(...) 99
#define NOGIL_PRIV_SIZE_32(...) 32
#define NOGIL_PRIV_SIZE_33(...) 99
#define NOGIL_PRIV_SIZE_34(...) 99
#define NOGIL_PRIV_SIZE_35(...) 99
#define NOGIL_PRIV_SIZE_36(...) 99
#define NOGIL_PRIV_SIZE_37(...) 99
#define NOGIL_PRIV_SIZE_38(...) 99
#define NOGIL_PRIV_SIZE_39(...) 99
#define NOGIL_PRIV_SIZE_40(...) 99
#define NOGIL_PRIV_SIZE_41(...) 99
#define NOGIL_PRIV_SIZE_42(...) 99
#define NOGIL_PRIV_SIZE_43(...) 99
#define NOGIL_PRIV_SIZE_44(...) 99
#define NOGIL_PRIV_SIZE_45(...) 99
#define NOGIL_PRIV_SIZE_46(...) 99
#define NOGIL_PRIV_SIZE_47(...) 99
#define NOGIL_PRIV_SIZE_48(...) 99
#define NOGIL_PRIV_SIZE_49(...) 99
#define NOGIL_PRIV_SIZE_50(...) 99
#define NOGIL_PRIV_SIZE_51(...) 99
#define NOGIL_PRIV_SIZE_52(...) 99
#define NOGIL_PRIV_SIZE_53(...) 99
#define NOGIL_PRIV_SIZE_54(...) 99
#define NOGIL_PRIV_SIZE_55(...) 99
#define NOGIL_PRIV_SIZE_56(...) 99
#define NOGIL_PRIV_SIZE_57(...) 99
#define NOGIL_PRIV_SIZE_58(...) 99
#define NOGIL_PRIV_SIZE_59(...) 99
#define NOGIL_PRIV_SIZE_60(...) 99
#define NOGIL_PRIV_SIZE_61(...) 99
#define NOGIL_PRIV_SIZE_62(...) 99
#define NOGIL_PRIV_SIZE_63(...) 99
#define NOGIL_PRIV_SIZE_64(...) 99
#define NOGIL_PRIV_SIZE_65(...) 99
#define NOGIL_PRIV_SIZE_66(...) 99

#define NOGIL_PRIV_PARAMETERS(n, ...) (NOGIL_PRIV_CAT(NOGIL_PRIV_PARAMETERS_, n)(__VA_ARGS__))
#define NOGIL_PRIV_PARAMETERS_AND(hidden, n, ...) (NOGIL_PRIV_CAT(NOGIL_PRIV_PARAMETERS_AND_, n)(__VA_ARGS__) hidden)
#define NOGIL_PRIV_ARGUMENTS_AND(hidden, n, ...) (NOGIL_PRIV_CAT(NOGIL_PRIV_ARGUMENTS_, n)(__VA_ARGS__) hidden)

#define NOGIL_PRIV_PARAMETERS_99(...) void
#define NOGIL_PRIV_PARAMETERS_1(...) void
#define NOGIL_PRIV_PARAMETERS_2(t, p) t p
#define NOGIL_PRIV_PARAMETERS_4(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_2(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_6(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_4(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_8(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_6(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_10(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_8(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_12(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_10(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_14(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_12(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_16(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_14(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_18(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_16(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_20(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_18(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_22(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_20(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_24(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_22(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_26(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_24(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_28(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_26(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_30(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_28(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_32(t, p, ...) t p, NOGIL_PRIV_PARAMETERS_30(__VA_ARGS__)

#define NOGIL_PRIV_PARAMETERS_AND_99(...)
#define NOGIL_PRIV_PARAMETERS_AND_1(...)
#define NOGIL_PRIV_PARAMETERS_AND_2(t, p) t p NOGIL_PRIV_UNUSED,
#define NOGIL_PRIV_PARAMETERS_AND_4(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_2(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_6(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_4(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_8(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_6(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_10(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_8(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_12(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_10(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_14(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_12(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_16(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_14(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_18(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_16(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_20(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_18(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_22(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_20(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_24(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_22(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_26(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_24(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_28(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_26(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_30(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_28(__VA_ARGS__)
#define NOGIL_PRIV_PARAMETERS_AND_32(t, p, ...) t p NOGIL_PRIV_UNUSED, NOGIL_PRIV_PARAMETERS_AND_30(__VA_ARGS__)

/* In C++ an argument is moved on, as std::forward would: it may be of a type that cannot be copied. */
#ifdef __cplusplus
#define NOGIL_PRIV_PASS(p) static_cast<decltype(p) &&>(p)
#else
#define NOGIL_PRIV_PASS(p) p
#endif

#define NOGIL_PRIV_ARGUMENTS_99(...)
#define NOGIL_PRIV_ARGUMENTS_1(...)
#define NOGIL_PRIV_ARGUMENTS_2(t, p) NOGIL_PRIV_PASS(p),
#define NOGIL_PRIV_ARGUMENTS_4(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_2(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_6(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_4(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_8(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_6(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_10(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_8(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_12(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_10(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_14(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_12(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_16(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_14(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_18(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_16(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_20(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_18(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_22(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_20(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_24(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_22(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_26(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_24(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_28(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_26(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_30(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_28(__VA_ARGS__)
#define NOGIL_PRIV_ARGUMENTS_32(t, p, ...) NOGIL_PRIV_PASS(p), NOGIL_PRIV_ARGUMENTS_30(__VA_ARGS__)

#endif
