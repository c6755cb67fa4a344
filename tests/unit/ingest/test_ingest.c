/* SPDX-License-Identifier: MIT */
#include "ingest/ingest.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/file.h"
#include "newsdesk.h"

struct watched {
    struct buf problems;
    uint64_t progress_calls;
    uint64_t total_bytes;
    struct ingest_counts last;
    struct cancel *cancel; /* requested once a story is in */
};

static void
watch_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct watched *watched = data;
    buf_add_format(&watched->problems, "%s:%llu: %s\n", path, (unsigned long long)line,
                   reason);
}

static void
watch_progress(void *data, const struct ingest_counts *counts, uint64_t total_bytes)
{
    struct watched *watched = data;
    watched->progress_calls++;
    watched->total_bytes = total_bytes;
    watched->last = *counts;
}

static enum status
ingest(const char *folder, const char *const *paths, size_t count,
       struct watched *watched, struct ingest_counts *ret)
{
    struct error err = {""};
    const struct ingest_watcher watcher = {
        .data = watched, .problem = watch_problem, .progress = watch_progress};
    struct archive *archive = open_archive(folder);
    enum status status =
        ingest_files(archive, paths, count, &watcher, watched->cancel, ret, &err);
    archive_close(archive);
    return status;
}

static void
write_text(const char *path, const char *text)
{
    scratch_write(path, text, strlen(text));
}

/* Two stories in lines with a broken one between, a clipping, and a page. */
static void
write_newsroom(const char *folder)
{
    mkdir(scratch_path(folder, "in"), 0700);
    mkdir(scratch_path(folder, "in/pages"), 0700);
    write_text(scratch_path(folder, "in/wire.jsonl"),
               "{\"guid\":\"ferry\",\"headline\":\"Ferry turned back\",\"body_text\":"
               "\"The evening ferry to Saint Oriel was turned back on Monday after its "
               "crew heard a knocking below the car deck.\"}\n"
               "{\"guid\":\"broken\n"
               "{\"guid\":\"bridge\",\"headline\":\"Bridge\",\"body_text\":\"" BRIDGE
               "\"}\n");
    write_text(scratch_path(folder, "in/pages/harvest.txt"),
               "Frost takes the plum blossom\n\n" HARVEST "\n");
}

static void
ingest__takes_what_is_sound_and_tells_what_is_not(void **state)
{
    char archive[SCRATCH_PATH_SIZE];
    struct watched watched = {0};
    struct ingest_counts counts;
    write_newsroom(*state);
    snprintf(archive, sizeof archive, "%s", scratch_path(*state, "archive"));
    char *in = file_join(*state, "in");
    char *missing = file_join(*state, "missing");
    const char *const paths[] = {in, missing};
    assert_int_equal(ingest(archive, paths, 2, &watched, &counts), STATUS_OK);
    assert_int_equal(counts.files, 2);
    assert_int_equal(counts.added, 3);
    assert_int_equal(counts.updated, 0);
    assert_int_equal(counts.unchanged, 0);
    assert_int_equal(counts.problems, 2);
    assert_non_null(strstr(watched.problems.data, "wire.jsonl:2: "));
    assert_non_null(strstr(watched.problems.data, "missing:0: "));
    assert_true(watched.progress_calls > 0);
    assert_true(watched.total_bytes > 0);
    assert_int_equal(watched.last.bytes, watched.total_bytes);
    assert_int_equal(watched.last.added, 3);
    check_whole(archive);
    /* Again: nothing changes. */
    struct snapshot *before = open_snapshot(archive);
    assert_int_equal(ingest(archive, paths, 1, &watched, &counts), STATUS_OK);
    assert_int_equal(counts.added, 0);
    assert_int_equal(counts.unchanged, 3);
    struct snapshot *after = open_snapshot(archive);
    assert_int_equal(snapshot_generation(before), snapshot_generation(after));
    assert_true(count_hits(after, HARVEST, 1) + count_hits(after, HARVEST, 2) +
                    count_hits(after, HARVEST, 3) >
                0);
    snapshot_unref(before);
    snapshot_unref(after);
    memory_free(in);
    memory_free(missing);
    buf_release(&watched.problems);
}

/* Somebody who can write to the folder, and waits until it has been listed. */
struct intruder {
    const char *folder;
    bool done;
    struct watched watched;
};

static void
watch_intruder(void *data, const char *path, uint64_t line, const char *reason)
{
    struct intruder *self = data;
    watch_problem(&self->watched, path, line, reason);
}

static void
put_links(void *data, const struct ingest_counts *counts, uint64_t total_bytes)
{
    struct intruder *self = data;
    (void)counts;
    (void)total_bytes;
    if (self->done) {
        return;
    }
    self->done = true;
    const char *file = scratch_path(self->folder, "in/b.txt");
    const char *inner = scratch_path(self->folder, "in/c");
    assert_int_equal(unlink(file), 0);
    assert_int_equal(symlink("../outside/d.txt", file), 0);
    assert_int_equal(rename(inner, scratch_path(self->folder, "in/moved")), 0);
    assert_int_equal(symlink("../outside", inner), 0);
}

static void
ingest__follows_no_link_that_took_the_place_of_what_was_listed(void **state)
{
    struct intruder intruder = {.folder = *state};
    const struct ingest_watcher watcher = {
        .data = &intruder, .problem = watch_intruder, .progress = put_links};
    struct ingest_counts counts;
    struct error err = {""};
    mkdir(scratch_path(*state, "in"), 0700);
    mkdir(scratch_path(*state, "in/c"), 0700);
    mkdir(scratch_path(*state, "outside"), 0700);
    write_text(scratch_path(*state, "in/a.txt"), "Frost\n\n" HARVEST "\n");
    write_text(scratch_path(*state, "in/b.txt"), "Frost again\n\n" HARVEST "\n");
    write_text(scratch_path(*state, "in/c/d.txt"), "And again\n\n" HARVEST "\n");
    write_text(scratch_path(*state, "outside/d.txt"), "A secret\n\n" BRIDGE "\n");
    char *in = file_join(*state, "in");
    char *archive_folder = file_join(*state, "archive");
    const char *const paths[] = {in};
    struct archive *archive = open_archive(archive_folder);
    assert_int_equal(ingest_files(archive, paths, 1, &watcher, NULL, &counts, &err),
                     STATUS_OK);
    archive_close(archive);
    assert_true(intruder.done);
    assert_int_equal(counts.added, 1);
    assert_int_equal(counts.problems, 2);
    assert_non_null(strstr(intruder.watched.problems.data, "in/b.txt:0: not a regular"));
    assert_non_null(strstr(intruder.watched.problems.data, "in/c/d.txt:0: "));
    struct snapshot *snapshot = open_snapshot(archive_folder);
    assert_int_equal(count_hits(snapshot, BRIDGE, 1), 0);
    snapshot_unref(snapshot);
    memory_free(in);
    memory_free(archive_folder);
    buf_release(&intruder.watched.problems);
}

static void
ingest__keeps_what_is_read_when_cancelled(void **state)
{
    char archive[SCRATCH_PATH_SIZE];
    struct watched watched = {0};
    struct ingest_counts counts;
    struct cancel cancel = {false};
    write_newsroom(*state);
    snprintf(archive, sizeof archive, "%s", scratch_path(*state, "archive"));
    char *in = file_join(*state, "in");
    const char *const paths[] = {in};
    watched.cancel = &cancel;
    cancel_request(&cancel);
    assert_int_equal(ingest(archive, paths, 1, &watched, &counts), STATUS_CANCELLED);
    assert_int_equal(counts.added, 0);
    check_whole(archive);
    memory_free(in);
    buf_release(&watched.problems);
}

/* Stories of about 400 bytes that share little. */
static void
write_many(const char *path, int from, int to)
{
    struct buf lines = BUF_INIT;
    for (int i = from; i < to; i++) {
        buf_add_format(
            &lines, "{\"guid\":\"many-%d\",\"headline\":\"Number %d\",\"text\":\"", i, i);
        for (int word = 0; word < 40; word++) {
            buf_add_format(&lines, "w%d ", (i * 7919 + word * word * 31) % 65521);
        }
        buf_add_text(&lines, "end.\"}\n");
    }
    scratch_write(path, lines.data, lines.length);
    buf_release(&lines);
}

static void
ingest__loses_nothing_when_the_disk_gets_full(void **state)
{
    char archive[SCRATCH_PATH_SIZE];
    struct watched watched = {0};
    struct ingest_counts counts;
    struct error err = {""};
    struct rlimit before;
    snprintf(archive, sizeof archive, "%s", scratch_path(*state, "archive"));
    char *first = file_join(*state, "first.jsonl");
    char *second = file_join(*state, "second.jsonl");
    const char *const one[] = {first};
    const char *const two[] = {second};
    write_many(first, 0, 100);
    write_many(second, 100, 9000);
    assert_int_equal(ingest(archive, one, 1, &watched, &counts), STATUS_OK);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = {1 << 20, before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    struct archive *full = open_archive(archive);
    enum status status = ingest_files(full, two, 1, NULL, NULL, &counts, &err);
    archive_close(full);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, STATUS_IO);
    assert_true(strlen(err.message) > strlen(archive));
    assert_memory_equal(err.message, archive, strlen(archive));
    check_whole(archive);
    struct snapshot *snapshot = open_snapshot(archive);
    struct snapshot_stats stats;
    assert_int_equal(snapshot_stats(snapshot, &stats, NULL), STATUS_OK);
    assert_int_equal(stats.stories, 100);
    snapshot_unref(snapshot);
    /* And goes on when there is room. */
    assert_int_equal(ingest(archive, two, 1, &watched, &counts), STATUS_OK);
    assert_int_equal(counts.added, 8900);
    check_whole(archive);
    memory_free(first);
    memory_free(second);
    buf_release(&watched.problems);
}

static void
add_ten(struct archive *archive, int from)
{
    for (int i = from; i < from + 10; i++) {
        char guid[24];
        char text[200];
        snprintf(guid, sizeof guid, "ten-%d", i);
        snprintf(text, sizeof text, "Report %d on the %d boats of harbour %d was read.",
                 i, 3 * i, 7 * i);
        add_story(archive, &(struct told){.guid = guid, .text = text}, ARCHIVE_ADDED);
    }
    commit(archive);
}

/* Opens snapshots as fast as it can until the pipe is closed; each must be whole
 * and none older than the one before. */
static int
read_until_closed(const char *archive, int pipe_end)
{
    uint64_t newest = 0;
    char byte;
    do {
        struct snapshot *snapshot = NULL;
        struct snapshot_stats stats;
        struct story read_back;
        struct error err = {""};
        if (snapshot_open(&snapshot, archive, &err) != STATUS_OK ||
            snapshot_stats(snapshot, &stats, &err) != STATUS_OK) {
            fprintf(stderr, "# %s\n", err.message);
            return 1;
        }
        if (stats.generation < newest || stats.stories != 10 * stats.generation) {
            return 2;
        }
        newest = stats.generation;
        if (snapshot_story(snapshot, (uint32_t)stats.stories, &read_back, &err) !=
            STATUS_OK) {
            return 3;
        }
        story_release(&read_back);
        snapshot_unref(snapshot);
    } while (read(pipe_end, &byte, 1) == 1);
    return newest > 5 ? 0 : 4;
}

/* The writer sends a byte after each commit, so that the readers keep pace, and
 * merges segments meanwhile. */
static void
archive__serves_readers_of_other_processes_while_it_is_written(void **state)
{
    enum {
        READERS = 3,
        COMMITS = 60
    };
    pid_t readers[READERS];
    int pipes[READERS][2];
    struct archive *archive = open_archive(*state);
    add_ten(archive, 0);
    for (int i = 0; i < READERS; i++) {
        assert_int_equal(pipe(pipes[i]), 0);
        readers[i] = fork();
        if (readers[i] == 0) {
            for (int other = 0; other <= i; other++) {
                close(pipes[other][1]);
            }
            _exit(read_until_closed(*state, pipes[i][0]));
        }
        close(pipes[i][0]);
    }
    for (int commits = 1; commits < COMMITS; commits++) {
        add_ten(archive, 10 * commits);
        for (int i = 0; i < READERS; i++) {
            assert_int_equal(write(pipes[i][1], "", 1), 1);
        }
    }
    for (int i = 0; i < READERS; i++) {
        int result = -1;
        close(pipes[i][1]);
        assert_int_equal(waitpid(readers[i], &result, 0), readers[i]);
        assert_int_equal(result, 0);
    }
    archive_close(archive);
    check_whole(*state);
}

int
main(void)
{
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        IN_FOLDER(ingest__takes_what_is_sound_and_tells_what_is_not),
        IN_FOLDER(ingest__follows_no_link_that_took_the_place_of_what_was_listed),
        IN_FOLDER(ingest__keeps_what_is_read_when_cancelled),
        IN_FOLDER(ingest__loses_nothing_when_the_disk_gets_full),
        IN_FOLDER(archive__serves_readers_of_other_processes_while_it_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
