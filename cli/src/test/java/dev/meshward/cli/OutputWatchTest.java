package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class OutputWatchTest {

    @Test
    void a_reader_that_has_seen_enough_is_no_trouble() {
        assertThat(afterFailing("Broken pipe").trouble()).isEmpty();
        assertThat(afterFailing("The pipe is being closed").trouble()).isEmpty();
    }

    @Test
    void a_full_disk_is_trouble() {
        assertThat(afterFailing("No space left on device").trouble()).contains("No space left on device");
    }

    private static OutputWatch afterFailing(String message) {
        var watch = new OutputWatch(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(message);
            }
        });
        watch.write('x');
        watch.write('y');
        return watch;
    }
}
