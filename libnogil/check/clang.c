/* SPDX-License-Identifier: 0BSD */
/* clang.c: finds libclang and its builtin headers. See clang.h. */
#define _GNU_SOURCE
#include "clang.h"

#include <dlfcn.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "memory.h"

clang_api clang;
char clang_version[64];
char clang_headers[4096];
char clang_library[4096];

static const char *const what_to_install = "install one: pip install \"libnogil[check]\", or on Debian and Ubuntu: apt "
                                           "install libclang-19-dev, or name the file "
                                           "with --libclang=PATH";

#define OLDEST 17
#define NEWEST 30

/* Take a library if it is libclang >= 17: 1, or 0 with the reason in `why`. */
static int try_library(const char *path, char *why, size_t size)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    clang_api found;
    CXString version;
    const char *number;
    if (!library) {
        snprintf(why, size, "%s", dlerror());
        return 0;
    }
    memset(&found, 0, sizeof(found));
#define LOAD(result, name, parameters)                                                                                 \
    *(void **)&found.name = dlsym(library, "clang_" #name);                                                            \
    if (!found.name) {                                                                                                 \
        snprintf(why, size, "%s has no clang_" #name ": it is not libclang, or older than %d", path, OLDEST);          \
        dlclose(library);                                                                                              \
        return 0;                                                                                                      \
    }
    CLANG_FUNCTIONS(LOAD)
#undef LOAD
    clang = found;
    version = clang.getClangVersion();
    number = strstr(clang.getCString(version), "version ");
    snprintf(clang_version, sizeof(clang_version), "%.*s", number ? (int)strcspn(number + 8, " (") : 1,
             number ? number + 8 : "?");
    clang.disposeString(version);
    snprintf(clang_library, sizeof(clang_library), "%s", path);
    return 1;
}

static int try_pattern(const char *pattern)
{
    char why[4096];
    glob_t found;
    size_t i;
    int taken = 0;
    if (glob(pattern, 0, NULL, &found) != 0)
        return 0;
    for (i = found.gl_pathc; i > 0 && !taken; i--)
        taken = try_library(found.gl_pathv[i - 1], why, sizeof(why));
    globfree(&found);
    return taken;
}

/* The folder of installed packages that `python3` has, for the wheels; "" if there is none. */
static const char *site_packages(void)
{
    static char folder[4096];
    static int asked;
    if (!asked) {
        FILE *python =
            popen("python3 -c 'import sysconfig; print(sysconfig.get_path(\"platlib\"), end=\"\")' 2>/dev/null", "r");
        asked = 1;
        if (python) {
            folder[fread(folder, 1, sizeof(folder) - 1, python)] = 0;
            pclose(python);
        }
    }
    return folder;
}

static void find_library(void)
{
    static const char *const places[] = {
        "/usr/lib/llvm-%d/lib/libclang*.so*",   "/usr/lib/*/libclang-%d.so*",
        "/usr/lib64/libclang.so.%d*",           "/usr/lib/llvm%d/lib/libclang.so*",
        "/usr/lib64/llvm%d/lib64/libclang.so*", "/opt/homebrew/opt/llvm@%d/lib/libclang.*"};
    char pattern[8300];
    const char *environment = getenv("VIRTUAL_ENV");
    int version;
    size_t i;
    if (environment) {
        snprintf(pattern, sizeof(pattern), "%s/lib*/python3*/site-packages/clang/native/libclang.so", environment);
        if (try_pattern(pattern))
            return;
    }
    for (version = NEWEST; version >= OLDEST; version--)
        for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
            snprintf(pattern, sizeof(pattern), places[i], version);
            if (!strstr(pattern, "-cpp") && try_pattern(pattern))
                return;
        }
    if (try_pattern("/usr/lib/libclang.so*") || try_pattern("/usr/local/lib/libclang.so*"))
        return;
    snprintf(pattern, sizeof(pattern), "%s/clang/native/libclang.so", site_packages());
    if (*site_packages() && try_pattern(pattern))
        return;
    fail("there is no libclang >= %d here; %s", OLDEST, what_to_install);
}

static int take_headers(const char *pattern)
{
    glob_t found;
    size_t i;
    int taken = 0;
    if (glob(pattern, 0, NULL, &found) != 0)
        return 0;
    for (i = found.gl_pathc; i > 0 && !taken; i--) {
        char file[4200];
        snprintf(file, sizeof(file), "%s/stddef.h", found.gl_pathv[i - 1]);
        if (access(file, R_OK) == 0) {
            snprintf(clang_headers, sizeof(clang_headers), "%s", found.gl_pathv[i - 1]);
            taken = 1;
        }
    }
    globfree(&found);
    return taken;
}

/* Headers of the same major version where there are some, since they name builtins of that compiler. */
static void find_headers(void)
{
    static const char *const same_version[] = {"/usr/lib/llvm-%d/lib/clang/*/include", "/usr/lib/clang/%d*/include",
                                               "/usr/lib64/clang/%d*/include", "/usr/lib/llvm%d/lib/clang/*/include"};
    static const char *const in_packages[] = {"clang_tidy/data/lib/clang/*/include", "clang/lib/clang/*/include",
                                              "ziglang/lib/include"};
    char pattern[8300], packages[4096];
    const char *cut;
    int major = atoi(clang_version);
    size_t i;
    for (i = 0; i < 4; i++) {
        snprintf(pattern, sizeof(pattern), same_version[i], major);
        if (take_headers(pattern))
            return;
    }
    cut = strstr(clang_library, "/clang/native/");
    snprintf(packages, sizeof(packages), "%.*s", cut ? (int)(cut - clang_library) : 0, clang_library);
    if (!*packages)
        snprintf(packages, sizeof(packages), "%s", site_packages());
    for (i = 0; i < 3; i++) {
        snprintf(pattern, sizeof(pattern), "%s/%s", packages, in_packages[i]);
        if (take_headers(pattern))
            return;
    }
    if (take_headers("/usr/lib/llvm-*/lib/clang/*/include") || take_headers("/usr/lib/clang/*/include") ||
        take_headers("/usr/lib64/clang/*/include") || take_headers("/usr/lib/gcc/*/*/include"))
        return;
    fail("libclang %s is there (%s), but no builtin headers (stddef.h); install them: pip install clang-tidy, or on "
         "Debian "
         "and Ubuntu: apt install libclang-common-%d-dev, or name their folder with --headers=DIR",
         clang_version, clang_library, major);
}

void clang_open(const char *library, const char *headers)
{
    char why[4096] = "";
    if (!library)
        library = getenv("NOGIL_CHECK_LIBCLANG");
    if (!headers)
        headers = getenv("NOGIL_CHECK_HEADERS");
    if (library && *library) {
        if (!try_library(library, why, sizeof(why)))
            fail("cannot use %s as libclang: %s; %s", library, why, what_to_install);
    } else {
        find_library();
    }
    if (headers && *headers) {
        char below[4096];
        snprintf(below, sizeof(below), "%s/include", headers);
        if (!take_headers(headers) && !take_headers(below))
            fail("--headers=%s: there is no stddef.h in it", headers);
    } else {
        find_headers();
    }
}
