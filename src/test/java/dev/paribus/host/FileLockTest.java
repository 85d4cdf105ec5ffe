package dev.paribus.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileLockTest {
    private static final Duration NOW = Duration.ZERO;

    @TempDir
    Path temp;

    /** Whether another process could take the lock: fcntl, as the JVM does. */
    private boolean freeForOthers(Path file) {
        String script = "import fcntl,sys\nf=open(sys.argv[1],'r+b')\nfcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB)";
        return new Child(List.of("python3", "-c", script, file.toString()), temp, Map.of("PATH", System.getenv("PATH")))
                .run()
                .ok();
    }

    @Test
    void only_one_holds_it_and_the_next_gets_it_afterwards() throws Exception {
        Path file = temp.resolve("deep/lock");
        FileLock first = FileLock.acquire(file, NOW).orElseThrow();
        assertThat(FileLock.acquire(file, NOW)).isEmpty();
        assertThat(freeForOthers(file)).isFalse();
        first.close();
        first.close();
        assertThat(freeForOthers(file)).isTrue();
        FileLock second = FileLock.acquire(file, NOW).orElseThrow();
        second.close();
    }

    @Test
    void giving_up_in_one_thread_does_not_release_the_lock_of_another() throws Exception {
        Path file = temp.resolve("lock");
        FileLock first = FileLock.acquire(file, NOW).orElseThrow();
        Thread other = new Thread(() -> {
            try {
                assertThat(FileLock.acquire(file, Duration.ofMillis(20))).isEmpty();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        other.start();
        other.join();
        assertThat(freeForOthers(file)).isFalse();
        first.close();
    }

    @Test
    void a_lock_of_another_process_is_respected_and_freed_by_its_death() throws Exception {
        Path file = temp.resolve("lock");
        FileLock.acquire(file, NOW).orElseThrow().close();
        String script =
                "import fcntl,sys,time\nf=open(sys.argv[1],'r+b')\nfcntl.lockf(f,fcntl.LOCK_EX)\nprint('held',flush=True)\ntime.sleep(300)";
        Process holder = new Child(
                        List.of("python3", "-c", script, file.toString()), temp, Map.of("PATH", System.getenv("PATH")))
                .start();
        assertThat(holder.getInputStream().read()).isEqualTo('h');
        assertThat(FileLock.acquire(file, NOW)).isEmpty();
        holder.destroyForcibly().waitFor();
        FileLock mine = FileLock.acquire(file, Duration.ofSeconds(10)).orElseThrow();
        mine.close();
    }
}
