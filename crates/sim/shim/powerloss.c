// What a power loss would leave of the files in one folder.
//
// Preloaded (LD_PRELOAD) into a process that writes to files under ZHIKE_SHIM_DIR. SIGKILL alone
// loses nothing, since the kernel still holds every write; so this keeps, at each fsync, what that
// fsync made durable, in the journal ZHIKE_SHIM_JOURNAL. Whoever replays the journal over the state
// at the start has exactly the synced bytes; a record cut by SIGKILL belongs to an fsync that never
// returned. The real fsync is not called: the journal stands for the disk.
//
//   ZHIKE_SHIM_FSYNC_MICROS  how long an fsync takes
//   ZHIKE_SHIM_FULL_WHEN     while this file exists the disk is full: a write that lengthens a file
//                            is done in part and fails with ENOSPC
//   ZHIKE_SHIM_EIO_AFTER     after so many writes every write and fsync fails with EIO
//
// Not modelled: a lost directory entry of a synced file, and writes through mmap or pwritev, which
// SQLite does not use for a database or its log. sync_file_range promises nothing and does nothing.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

_Static_assert(sizeof(long) == 8, "offsets go to the kernel as one long");

// One journal record: this head, the name, the other name, the bytes, and END. Read by shadow.rs.
#define START 0x315a4853u
#define END 0x5a44454eu
enum { SYNCED = 1, UNLINKED = 2, RENAMED = 3 };
struct head {
    uint32_t start, kind, name_bytes, other_bytes;
    uint64_t floor, size, offset, data_bytes;
};

// A file written since its last sync: the hull [from, to) of its writes, and the shortest it was.
struct file {
    dev_t device;
    ino_t inode;
    char name[PATH_MAX];
    int64_t from, to, floor;
    struct file *next;
};

static char folder[PATH_MAX];
static size_t folder_bytes;
static int journal = -1;
static long fsync_micros;
static const char *full_when;
static long eio_after = -1;
static atomic_long writes;
static struct file *files;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void die(const char *what) {
    dprintf(2, "powerloss shim: %s: %s\n", what, strerror(errno));
    abort();
}

__attribute__((constructor)) static void start(void) {
    const char *dir = getenv("ZHIKE_SHIM_DIR"), *log = getenv("ZHIKE_SHIM_JOURNAL");
    const char *micros = getenv("ZHIKE_SHIM_FSYNC_MICROS"), *eio = getenv("ZHIKE_SHIM_EIO_AFTER");
    full_when = getenv("ZHIKE_SHIM_FULL_WHEN");
    fsync_micros = micros ? atol(micros) : 0;
    eio_after = eio ? atol(eio) : -1;
    if (!dir) return;
    if (!realpath(dir, folder)) die("ZHIKE_SHIM_DIR");
    folder_bytes = strlen(folder);
    if (!log) return;
    journal = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (journal < 0) die("ZHIKE_SHIM_JOURNAL");
}

// The name below the folder, or NULL when the path is elsewhere.
static const char *below(const char *path) {
    if (!folder_bytes || strncmp(path, folder, folder_bytes) || path[folder_bytes] != '/') return NULL;
    return path + folder_bytes + 1;
}

// The same for a path that need not be absolute; its folder has to exist.
static const char *below_path(const char *path, char full[PATH_MAX]) {
    char parent[PATH_MAX], found[PATH_MAX];
    const char *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path;
    snprintf(parent, sizeof parent, "%.*s", slash ? (int)(slash - path + 1) : 1, slash ? path : ".");
    if (!realpath(parent, found)) return NULL;
    if (snprintf(full, PATH_MAX, "%s/%s", found, last) >= PATH_MAX) return NULL;
    return below(full);
}

static const char *name_of(int fd, char full[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t bytes = readlink(link, full, PATH_MAX - 1);
    if (bytes <= 0) return NULL;
    full[bytes] = 0;
    if (bytes > 10 && !strcmp(full + bytes - 10, " (deleted)")) return NULL;
    return below(full);
}

static struct file **place_of(dev_t device, ino_t inode) {
    struct file **place = &files;
    while (*place && ((*place)->device != device || (*place)->inode != inode)) place = &(*place)->next;
    return place;
}

static void forget(const struct stat *status) {
    struct file **place = place_of(status->st_dev, status->st_ino), *gone = *place;
    if (gone) *place = gone->next;
    free(gone);
}

// Our note on an open file (made when missing), or NULL when it is not in the folder. Under lock.
static struct file *note_of(int fd, struct stat *status) {
    char full[PATH_MAX];
    if (!folder_bytes || fstat(fd, status) || !S_ISREG(status->st_mode)) return NULL;
    struct file **place = place_of(status->st_dev, status->st_ino);
    if (*place) return *place;
    const char *name = name_of(fd, full);
    if (!name) return NULL;
    struct file *note = calloc(1, sizeof *note);
    if (!note) die("memory");
    note->device = status->st_dev;
    note->inode = status->st_ino;
    note->from = note->floor = INT64_MAX;
    strcpy(note->name, name);
    return *place = note;
}

static int is_ours(int fd) {
    struct stat status;
    pthread_mutex_lock(&lock);
    int ours = note_of(fd, &status) != NULL;
    pthread_mutex_unlock(&lock);
    return ours;
}

// Noted after the write itself: an fsync between the two leaves it for the next one.
static void note_write(int fd, int64_t from, int64_t bytes) {
    struct stat status;
    if (journal < 0 || bytes <= 0) return;
    pthread_mutex_lock(&lock);
    struct file *note = note_of(fd, &status);
    if (note && from < note->from) note->from = from;
    if (note && from + bytes > note->to) note->to = from + bytes;
    pthread_mutex_unlock(&lock);
}

static void append(struct head head, const char *name, const char *other, int fd) {
    uint32_t end = END;
    head.start = START;
    head.name_bytes = strlen(name);
    head.other_bytes = strlen(other);
    size_t texts = sizeof head + head.name_bytes + head.other_bytes;
    char *record = malloc(texts + head.data_bytes + sizeof end);
    if (!record) die("memory");
    for (size_t got = 0; got < head.data_bytes;) {
        ssize_t n = pread(fd, record + texts + got, head.data_bytes - got, head.offset + got);
        if (n < 0) die("read back");
        if (n == 0) { // cut by another thread meanwhile
            head.data_bytes = got;
            head.size = head.offset + got;
        }
        got += n;
    }
    memcpy(record, &head, sizeof head);
    memcpy(record + sizeof head, name, head.name_bytes);
    memcpy(record + sizeof head + head.name_bytes, other, head.other_bytes);
    memcpy(record + texts + head.data_bytes, &end, sizeof end);
    size_t all = texts + head.data_bytes + sizeof end;
    for (size_t put = 0; put < all;) {
        ssize_t n = syscall(SYS_write, journal, record + put, all - put);
        if (n < 0) die("journal");
        put += n;
    }
    free(record);
}

static void keep(int fd, struct file *note, const struct stat *status) {
    int64_t size = status->st_size, to = note->to < size ? note->to : size;
    int64_t from = note->from < to ? note->from : to;
    struct head head = {.kind = SYNCED, .floor = note->floor < size ? note->floor : size,
                        .size = size, .offset = from, .data_bytes = to - from};
    append(head, note->name, "", fd);
    note->from = note->floor = INT64_MAX;
    note->to = 0;
}

static int io_is_broken(void) {
    return eio_after >= 0 && atomic_load(&writes) > eio_after;
}

// How much of a write the "disk" takes: all of it, some of it, or (-1) nothing with errno set.
static ssize_t admitted(int fd, int64_t from, size_t bytes) {
    struct stat status;
    if (!full_when && eio_after < 0) return bytes;
    if (!is_ours(fd)) return bytes;
    atomic_fetch_add(&writes, 1);
    if (io_is_broken()) return errno = EIO, -1;
    if (!full_when || access(full_when, F_OK) || fstat(fd, &status)) return bytes;
    if (from + (int64_t)bytes <= status.st_size) return bytes;
    size_t part = bytes / 2 / 512 * 512;
    return part ? (ssize_t)part : (errno = ENOSPC, -1);
}

static int synced(int fd, long real) {
    struct stat status;
    pthread_mutex_lock(&lock);
    struct file *note = note_of(fd, &status);
    pthread_mutex_unlock(&lock);
    if (!note) return syscall(real, fd);
    if (io_is_broken()) return errno = EIO, -1;
    if (fsync_micros > 0) {
        struct timespec pause = {fsync_micros / 1000000, fsync_micros % 1000000 * 1000};
        nanosleep(&pause, NULL);
    }
    if (journal < 0) return 0;
    pthread_mutex_lock(&lock);
    note = note_of(fd, &status);
    if (note) keep(fd, note, &status);
    pthread_mutex_unlock(&lock);
    return 0;
}

int fsync(int fd) { return synced(fd, SYS_fsync); }

int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

ssize_t write(int fd, const void *data, size_t bytes) {
    int64_t from = folder_bytes ? syscall(SYS_lseek, fd, 0, SEEK_CUR) : -1;
    if (from < 0) return syscall(SYS_write, fd, data, bytes); // a pipe or a socket
    ssize_t some = admitted(fd, from, bytes);
    if (some < 0) return -1;
    ssize_t done = syscall(SYS_write, fd, data, some);
    note_write(fd, from, done);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t bytes, off64_t from) {
    ssize_t some = admitted(fd, from, bytes);
    if (some < 0) return -1;
    ssize_t done = syscall(SYS_pwrite64, fd, data, some, from);
    note_write(fd, from, done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t bytes, off_t from) {
    return pwrite64(fd, data, bytes, from);
}

int ftruncate64(int fd, off64_t size) {
    struct stat status;
    int answer = syscall(SYS_ftruncate, fd, size);
    if (answer || journal < 0) return answer;
    pthread_mutex_lock(&lock);
    struct file *note = note_of(fd, &status);
    if (note && size < note->floor) note->floor = size;
    pthread_mutex_unlock(&lock);
    return 0;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
    char full[PATH_MAX];
    struct stat status;
    const char *name = journal < 0 ? NULL : below_path(path, full);
    if (!name || lstat(path, &status)) return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    pthread_mutex_lock(&lock);
    int answer = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (!answer) {
        forget(&status);
        append((struct head){.kind = UNLINKED}, name, "", -1);
    }
    pthread_mutex_unlock(&lock);
    return answer;
}

int rename(const char *from, const char *to) {
    char from_full[PATH_MAX], to_full[PATH_MAX];
    struct stat replaced, moved;
    const char *old = journal < 0 ? NULL : below_path(from, from_full);
    const char *new = journal < 0 ? NULL : below_path(to, to_full);
    if (!old || !new || lstat(from, &moved)) return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    pthread_mutex_lock(&lock);
    int replaces = !lstat(to, &replaced);
    int answer = syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (!answer) {
        if (replaces && replaced.st_ino != moved.st_ino) forget(&replaced);
        struct file *note = *place_of(moved.st_dev, moved.st_ino);
        if (note) strcpy(note->name, new);
        append((struct head){.kind = RENAMED}, old, new, -1);
    }
    pthread_mutex_unlock(&lock);
    return answer;
}
