/*
 * A disk that fails on demand and loses unsynced writes. The library is preloaded into a process (LD_PRELOAD) and
 * wraps its calls on the files whose paths match PROVE_DISK_FILES (glob patterns, separated by ':'). Calls on other
 * files and on sockets pass unchanged.
 *
 * One file, PROVE_DISK_CONTROL, steers the library; all processes of a test map it. The harness writes the orders, and
 * the processes write the counts. crates/prove/src/disk.rs knows the same layout.
 *
 * Faults: every counted write or sync from the fault_at-th on (or that one alone) fails with fault_errno.
 *
 * Power cuts: the kernel keeps the writes of a killed process. To lose what a power cut would lose, the library logs
 * each write with the bytes that it replaces, until a sync of its file succeeds. After the processes are dead, the
 * harness restores the bytes of unsynced writes, all or in part. The real sync is left out, because it would only take
 * time. A test with kills alone can leave the syncs out without the log.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAGIC 0x70726f76652d3176ULL
#define SLOTS 32
#define LOG_OFFSET 0x10000
#define WRITE 1
#define SYNC 2

struct slot {
    uint64_t inode;
    uint64_t unsynced;
    char path[240];
};

struct control {
    uint64_t magic;
    /* Orders. */
    uint64_t fault_errno; /* 0: no faults. */
    uint64_t fault_at;    /* 0: every operation. */
    uint64_t is_lasting;  /* Whether the operations after fault_at fail too. */
    uint64_t keeps_log;
    uint64_t sync_micros; /* How long a sync takes. */
    uint64_t log_size;
    uint64_t skips_syncs; /* Whether no sync of any file reaches the disk. */
    /* Counts. */
    uint64_t operations;
    uint64_t writes;
    uint64_t syncs;
    uint64_t faults;
    uint64_t overflows;
    /* The log. */
    uint64_t log_used;
    uint64_t log_generation;
    uint64_t in_place; /* Writes to other files than a WAL. */
    pthread_mutex_t mutex;
};

struct record {
    uint64_t slot;
    uint64_t is_synced;
    uint64_t offset;
    uint64_t size_before;
    uint64_t old_length;
    uint64_t new_length;
};

static struct control *control;
static const char *patterns;

#define slots ((struct slot *)((char *)control + 0x1000))
#define log_start ((char *)control + LOG_OFFSET)

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("PROVE_DISK_CONTROL");
    const char *files = getenv("PROVE_DISK_FILES");
    if (!path || !files) return;
    /* A copy, because a database server overwrites its environment with its process title. */
    patterns = strdup(files);
    int file = open(path, O_RDWR | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) {
        fprintf(stderr, "the failing disk's control file cannot be opened\n");
        _exit(120);
    }
    void *map = mmap(NULL, status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (map == MAP_FAILED) _exit(121);
    struct control *mapped = map;
    flock(file, LOCK_EX);
    if (mapped->magic != MAGIC) {
        pthread_mutexattr_t attributes;
        pthread_mutexattr_init(&attributes);
        pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
        /* A process may be killed while it holds the lock. */
        pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
        pthread_mutex_init(&mapped->mutex, &attributes);
        mapped->magic = MAGIC;
    }
    flock(file, LOCK_UN);
    syscall(SYS_close, file);
    control = mapped;
}

static void lock(void) {
    if (pthread_mutex_lock(&control->mutex) == EOWNERDEAD) pthread_mutex_consistent(&control->mutex);
}

static void unlock(void) { pthread_mutex_unlock(&control->mutex); }

/* Whether the file may fail. Its path is written to `path`. */
static int is_ours(int file, struct stat *status, char *path, size_t size) {
    if (!control || fstat(file, status) != 0 || !S_ISREG(status->st_mode)) return 0;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, size - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    char copy[1024];
    strncpy(copy, patterns, sizeof copy - 1);
    copy[sizeof copy - 1] = 0;
    char *rest = NULL;
    for (char *pattern = strtok_r(copy, ":", &rest); pattern; pattern = strtok_r(NULL, ":", &rest))
        if (fnmatch(pattern, path, 0) == 0) return 1;
    return 0;
}

/* The errno that this operation must fail with, or 0. */
static int fault(int kind) {
    __atomic_add_fetch(kind == WRITE ? &control->writes : &control->syncs, 1, __ATOMIC_SEQ_CST);
    uint64_t number = __atomic_add_fetch(&control->operations, 1, __ATOMIC_SEQ_CST);
    uint64_t wanted = __atomic_load_n(&control->fault_errno, __ATOMIC_SEQ_CST);
    if (wanted == 0) return 0;
    uint64_t at = control->fault_at;
    if (at != 0 && number != at && !(control->is_lasting && number > at)) return 0;
    __atomic_add_fetch(&control->faults, 1, __ATOMIC_SEQ_CST);
    return (int)wanted;
}

static uint64_t slot_of(const struct stat *status, const char *path) {
    for (uint64_t number = 0; number < SLOTS; number++)
        if (slots[number].inode == status->st_ino && strcmp(slots[number].path, path) == 0) return number;
    for (uint64_t number = 0; number < SLOTS; number++) {
        struct slot *slot = &slots[number];
        if (slot->unsynced != 0) continue;
        slot->inode = status->st_ino;
        strncpy(slot->path, path, sizeof slot->path - 1);
        return number;
    }
    _exit(122);
}

static void forget_log(void) {
    for (uint64_t number = 0; number < SLOTS; number++) slots[number].unsynced = 0;
    control->log_used = 0;
    control->log_generation++;
}

/* Reads the bytes that a write replaces, even if the file is open for writing only. */
static int read_old(int file, const char *path, char *body, uint64_t length, uint64_t offset) {
    if (syscall(SYS_pread64, file, body, length, offset) == (long)length) return 1;
    int readable = open(path, O_RDONLY | O_CLOEXEC);
    if (readable < 0) return 0;
    long read = syscall(SYS_pread64, readable, body, length, offset);
    syscall(SYS_close, readable);
    return read == (long)length;
}

/* Logs the bytes that a write (or, without new bytes, a truncation) replaces. The caller holds the lock. */
static void note(int file, const struct stat *status, const char *path, const void *bytes, uint64_t length, uint64_t offset) {
    uint64_t size = status->st_size;
    uint64_t old_length = offset >= size ? 0 : size - offset;
    if (bytes && old_length > length) old_length = length;
    uint64_t new_length = bytes ? length : 0;
    uint64_t total = (sizeof(struct record) + old_length + new_length + 7) & ~7ULL;
    if (control->log_used + total > control->log_size) {
        /* The log is full: all its writes count as synced. */
        control->overflows++;
        forget_log();
        if (total > control->log_size) return;
    }
    struct record *record = (struct record *)(log_start + control->log_used);
    record->slot = slot_of(status, path);
    record->is_synced = 0;
    record->offset = offset;
    record->size_before = size;
    record->new_length = new_length;
    record->old_length = old_length;
    char *body = (char *)(record + 1);
    if (old_length && !read_old(file, path, body, old_length, offset)) _exit(123);
    if (new_length) memcpy(body + old_length, bytes, new_length);
    slots[record->slot].unsynced++;
    __atomic_store_n(&control->log_used, control->log_used + total, __ATOMIC_SEQ_CST);
}

static ssize_t put(int file, const void *bytes, size_t length, off_t offset) {
    struct stat status;
    char path[512];
    if (!is_ours(file, &status, path, sizeof path)) return syscall(SYS_pwrite64, file, bytes, length, offset);
    int wrong = fault(WRITE);
    if (wrong) { errno = wrong; return -1; }
    if (fnmatch("*-wal", path, 0) != 0) __atomic_add_fetch(&control->in_place, 1, __ATOMIC_SEQ_CST);
    if (!control->keeps_log) return syscall(SYS_pwrite64, file, bytes, length, offset);
    lock();
    fstat(file, &status);
    note(file, &status, path, bytes, length, offset);
    ssize_t written = syscall(SYS_pwrite64, file, bytes, length, offset);
    unlock();
    return written;
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) { return put(file, bytes, length, offset); }
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) { return put(file, bytes, length, offset); }

ssize_t write(int file, const void *bytes, size_t length) {
    struct stat status;
    char path[512];
    if (!is_ours(file, &status, path, sizeof path)) return syscall(SYS_write, file, bytes, length);
    int wrong = fault(WRITE);
    if (wrong) { errno = wrong; return -1; }
    if (!control->keeps_log) return syscall(SYS_write, file, bytes, length);
    lock();
    fstat(file, &status);
    note(file, &status, path, bytes, length, lseek(file, 0, SEEK_CUR));
    ssize_t written = syscall(SYS_write, file, bytes, length);
    unlock();
    return written;
}

/* No process with logged writes uses vectored writes. */
static ssize_t put_vector(int file, const struct iovec *vector, int count, off_t offset) {
    struct stat status;
    char path[512];
    if (is_ours(file, &status, path, sizeof path)) {
        int wrong = fault(WRITE);
        if (wrong) { errno = wrong; return -1; }
        if (control->keeps_log) _exit(124);
    }
    return syscall(SYS_pwritev, file, vector, count, offset, 0);
}

ssize_t pwritev(int file, const struct iovec *vector, int count, off_t offset) {
    return put_vector(file, vector, count, offset);
}
ssize_t pwritev64(int file, const struct iovec *vector, int count, off64_t offset) {
    return put_vector(file, vector, count, offset);
}

static int cut(int file, off_t size) {
    struct stat status;
    char path[512];
    if (!is_ours(file, &status, path, sizeof path)) return syscall(SYS_ftruncate, file, size);
    int wrong = fault(WRITE);
    if (wrong) { errno = wrong; return -1; }
    if (!control->keeps_log) return syscall(SYS_ftruncate, file, size);
    lock();
    fstat(file, &status);
    note(file, &status, path, NULL, 0, size);
    int outcome = syscall(SYS_ftruncate, file, size);
    unlock();
    return outcome;
}

int ftruncate(int file, off_t size) { return cut(file, size); }
int ftruncate64(int file, off64_t size) { return cut(file, size); }

static int flush(int file, long call) {
    struct stat status;
    char path[512];
    int skips = control && control->skips_syncs;
    if (!is_ours(file, &status, path, sizeof path)) return skips ? 0 : syscall(call, file);
    int wrong = fault(SYNC);
    if (wrong) { errno = wrong; return -1; }
    if (!control->keeps_log) return skips ? 0 : syscall(call, file);
    lock();
    uint64_t slot = slot_of(&status, path);
    uint64_t covered = control->log_used;
    uint64_t generation = control->log_generation;
    unlock();
    if (control->sync_micros) usleep(control->sync_micros);
    lock();
    /* Writes during the sync are still unsynced. */
    if (generation == control->log_generation) {
        uint64_t unsynced = 0;
        for (uint64_t at = 0; at < covered;) {
            struct record *record = (struct record *)(log_start + at);
            if (record->slot == slot && !record->is_synced) {
                record->is_synced = 1;
                slots[slot].unsynced--;
            }
            at += (sizeof(struct record) + record->old_length + record->new_length + 7) & ~7ULL;
        }
        for (uint64_t number = 0; number < SLOTS; number++) unsynced += slots[number].unsynced;
        if (unsynced == 0) forget_log();
    }
    unlock();
    return 0;
}

int fsync(int file) { return flush(file, SYS_fsync); }
int fdatasync(int file) { return flush(file, SYS_fdatasync); }
