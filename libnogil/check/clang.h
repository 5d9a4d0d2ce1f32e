/* SPDX-License-Identifier: 0BSD */
/* clang.h: the part of libclang's stable C API that nogil-check uses, opened at run time.

       clang_open(NULL, NULL);                   // or what the user named; leaves with exit 2 if there is none
       CXIndex index = clang.createIndex(0, 0);
       CXTranslationUnit unit; clang.parseTranslationUnit2(index, ...);

   Rule: libclang is needed to run nogil-check, not to build it. Its types are declared here by hand: the layout of the
   C API is stable by its own promise (clang-c/Index.h, CINDEX_VERSION_MAJOR 0), and the file and SONAME of the library
   differ from one distribution to the next, so linking to it would tie the command to one of them. */
#ifndef NOGIL_CHECK_CLANG_H
#define NOGIL_CHECK_CLANG_H

#include <stddef.h>

typedef void *CXIndex;
typedef struct CXTranslationUnitImpl *CXTranslationUnit;
typedef void *CXFile;
typedef void *CXDiagnostic;
typedef void *CXEvalResult;
typedef void *CXPrintingPolicy;
typedef void *CXClientData;
typedef struct {
    const void *data;
    unsigned flags;
} CXString;
typedef struct {
    const void *data[2];
    unsigned position;
} CXSourceLocation;
typedef struct {
    const void *data[2];
    unsigned begin, end;
} CXSourceRange;
typedef struct {
    int kind;
    int xdata;
    const void *data[3];
} CXCursor;
typedef struct {
    int kind;
    void *data[2];
} CXType;
typedef int (*CXCursorVisitor)(CXCursor cursor, CXCursor parent, CXClientData data);
typedef void (*CXInclusionVisitor)(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data);

enum {
    CX_CONTINUE = 1, /* what a visitor returns */
    CX_PARSE_IGNORE_NON_ERRORS = 0x4000,
    CX_SEVERITY_ERROR = 3,
    CX_ERROR_AST_READ = 4,
    CX_LINKAGE_INTERNAL = 2,
    CX_TYPE_POINTER = 101,
    CX_TYPE_RECORD = 105,
    CX_TYPE_FUNCTION_PROTO = 111,
    CX_TYPE_CONSTANT_ARRAY = 112,
    CX_TYPE_INCOMPLETE_ARRAY = 114,
    CX_POLICY_TERSE = 17
};

/* Cursor kinds, with the numbers of Index.h: these have not changed since 2013, but for TranslationUnit. */
enum {
    K_STRUCT = 2,
    K_CLASS = 4,
    K_FIELD = 6,
    K_ENUM_CONSTANT = 7,
    K_FUNCTION = 8,
    K_VAR = 9,
    K_PARAMETER = 10,
    K_METHOD = 21,
    K_NAMESPACE = 22,
    K_LINKAGE = 23,
    K_CONSTRUCTOR = 24,
    K_DESTRUCTOR = 25,
    K_CONVERSION = 26,
    K_FUNCTION_TEMPLATE = 30,
    K_CLASS_TEMPLATE = 31,
    K_UNEXPOSED_EXPR = 100,
    K_DECL_REF = 101,
    K_MEMBER_REF = 102,
    K_CALL = 103,
    K_INTEGER = 106,
    K_FLOAT = 107,
    K_STRING = 109,
    K_CHARACTER = 110,
    K_PAREN = 111,
    K_UNARY = 112,
    K_SUBSCRIPT = 113,
    K_BINARY = 114,
    K_COMPOUND_ASSIGN = 115,
    K_CONDITIONAL = 116,
    K_C_CAST = 117,
    K_COMPOUND_LITERAL = 118,
    K_INIT_LIST = 119,
    K_LABEL_ADDRESS = 120,
    K_STATEMENT_EXPR = 121,
    K_GENERIC = 122,
    K_GNU_NULL = 123,
    K_STATIC_CAST = 124,
    K_FUNCTIONAL_CAST = 128,
    K_BOOL = 130,
    K_NULLPTR = 131,
    K_THIS = 132,
    K_THROW = 133,
    K_SIZEOF = 136,
    K_LAMBDA = 144,
    K_UNEXPOSED_STMT = 200,
    K_LABEL = 201,
    K_COMPOUND = 202,
    K_CASE = 203,
    K_DEFAULT = 204,
    K_IF = 205,
    K_SWITCH = 206,
    K_WHILE = 207,
    K_DO = 208,
    K_FOR = 209,
    K_GOTO = 210,
    K_INDIRECT_GOTO = 211,
    K_CONTINUE = 212,
    K_BREAK = 213,
    K_RETURN = 214,
    K_ASM = 215,
    K_CATCH = 223,
    K_TRY = 224,
    K_FOR_RANGE = 225,
    K_NULL_STMT = 230,
    K_DECL_STMT = 231,
    K_UNEXPOSED_ATTRIBUTE = 400
};

/* result, name without clang_, parameters */
#define CLANG_FUNCTIONS(F)                                                                                             \
    F(CXIndex, createIndex, (int, int))                                                                                \
    F(void, disposeIndex, (CXIndex))                                                                                   \
    F(CXString, getClangVersion, (void))                                                                               \
    F(const char *, getCString, (CXString))                                                                            \
    F(void, disposeString, (CXString))                                                                                 \
    F(int, parseTranslationUnit2,                                                                                      \
      (CXIndex, const char *, const char *const *, int, void *, unsigned, unsigned, CXTranslationUnit *))              \
    F(void, disposeTranslationUnit, (CXTranslationUnit))                                                               \
    F(unsigned, getNumDiagnostics, (CXTranslationUnit))                                                                \
    F(CXDiagnostic, getDiagnostic, (CXTranslationUnit, unsigned))                                                      \
    F(int, getDiagnosticSeverity, (CXDiagnostic))                                                                      \
    F(CXString, formatDiagnostic, (CXDiagnostic, unsigned))                                                            \
    F(void, disposeDiagnostic, (CXDiagnostic))                                                                         \
    F(CXCursor, getTranslationUnitCursor, (CXTranslationUnit))                                                         \
    F(unsigned, visitChildren, (CXCursor, CXCursorVisitor, CXClientData))                                              \
    F(void, getInclusions, (CXTranslationUnit, CXInclusionVisitor, CXClientData))                                      \
    F(CXString, getFileName, (CXFile))                                                                                 \
    F(const char *, getFileContents, (CXTranslationUnit, CXFile, size_t *))                                            \
    F(CXSourceLocation, getCursorLocation, (CXCursor))                                                                 \
    F(CXSourceRange, getCursorExtent, (CXCursor))                                                                      \
    F(CXSourceLocation, getRangeStart, (CXSourceRange))                                                                \
    F(CXSourceLocation, getRangeEnd, (CXSourceRange))                                                                  \
    F(void, getExpansionLocation, (CXSourceLocation, CXFile *, unsigned *, unsigned *, unsigned *))                    \
    F(void, getSpellingLocation, (CXSourceLocation, CXFile *, unsigned *, unsigned *, unsigned *))                     \
    F(CXString, getCursorSpelling, (CXCursor))                                                                         \
    F(CXString, getCursorUSR, (CXCursor))                                                                              \
    F(CXCursor, getCursorReferenced, (CXCursor))                                                                       \
    F(CXCursor, getCursorDefinition, (CXCursor))                                                                       \
    F(CXCursor, getCursorSemanticParent, (CXCursor))                                                                   \
    F(unsigned, isCursorDefinition, (CXCursor))                                                                        \
    F(int, getCursorLinkage, (CXCursor))                                                                               \
    F(int, getCursorBinaryOperatorKind, (CXCursor))                                                                    \
    F(int, getCursorUnaryOperatorKind, (CXCursor))                                                                     \
    F(CXType, getCursorType, (CXCursor))                                                                               \
    F(CXType, getCanonicalType, (CXType))                                                                              \
    F(CXType, getArrayElementType, (CXType))                                                                           \
    F(CXCursor, getTypeDeclaration, (CXType))                                                                          \
    F(CXString, getTypeSpelling, (CXType))                                                                             \
    F(long long, getEnumConstantDeclValue, (CXCursor))                                                                 \
    F(int, Cursor_isNull, (CXCursor))                                                                                  \
    F(int, Cursor_getNumArguments, (CXCursor))                                                                         \
    F(CXCursor, Cursor_getArgument, (CXCursor, unsigned))                                                              \
    F(CXEvalResult, Cursor_Evaluate, (CXCursor))                                                                       \
    F(int, EvalResult_getKind, (CXEvalResult))                                                                         \
    F(long long, EvalResult_getAsLongLong, (CXEvalResult))                                                             \
    F(void, EvalResult_dispose, (CXEvalResult))                                                                        \
    F(CXString, getCursorPrettyPrinted, (CXCursor, CXPrintingPolicy))                                                  \
    F(CXPrintingPolicy, getCursorPrintingPolicy, (CXCursor))                                                           \
    F(void, PrintingPolicy_setProperty, (CXPrintingPolicy, int, unsigned))                                             \
    F(void, PrintingPolicy_dispose, (CXPrintingPolicy))

typedef struct {
#define CLANG_MEMBER(result, name, parameters) result(*name) parameters;
    CLANG_FUNCTIONS(CLANG_MEMBER)
#undef CLANG_MEMBER
} clang_api;

extern clang_api clang;
extern char clang_version[64];   /* "19.1.7" */
extern char clang_headers[4096]; /* the folder that holds stddef.h, for -isystem */
extern char clang_library[4096]; /* the file that was opened */

/* Open libclang >= 17 and find its builtin headers. `library` and `headers`: what the user named, or NULL to look for
   them. Exits with 2 and one line if there is none, or none that is new enough. */
void clang_open(const char *library, const char *headers);

#endif
