package io.floatwise.testkit.machine;

import io.floatwise.proving.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A small disk of its own in memory; the test is skipped where we may not mount one.
public final class SmallDisk implements AutoCloseable {

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /// @param size as `mount` takes it, for example `700k`
  public static SmallDisk mount(Path folder, String size) throws IOException {
    Files.createDirectories(folder);
    boolean mounted =
        System.getProperty("os.name").equals("Linux")
            && "root".equals(System.getProperty("user.name"))
            && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    Needs.that(mounted, "the right to mount a small tmpfs");
    return new SmallDisk(folder);
  }

  /// Gives it another size; what it holds stays.
  public void grow(String size) throws IOException {
    change("size=" + size);
  }

  /// Mounts it again with other options, for example `ro`.
  public void change(String options) throws IOException {
    if (!run("mount", "-o", "remount," + options, folder.toString())) {
      throw new IllegalStateException("cannot remount " + folder + " with " + options);
    }
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", folder.toString())) {
      throw new IllegalStateException("cannot unmount " + folder);
    }
  }

  private static boolean run(String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of(command));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      System.err.println(String.join(" ", words) + ": " + output.strip());
    }
    return code == 0;
  }
}
