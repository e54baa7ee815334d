package io.github.camelnetskope.recipes.kit;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of a test: a process on a loopback port, with its own folder. */
public final class ServerProcess {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final String NOBODY = "nobody";

  private final Path folder;
  private final boolean asNobody;
  private Process process;

  private ServerProcess(String name, boolean asNobody) throws IOException {
    this.folder = Files.createTempDirectory(name);
    this.asNobody = asNobody && ROOT;
    give(folder);
  }

  /** A server that was not started yet, without rights, with a new folder that it may write. */
  public static ServerProcess ofNobody(String name) throws IOException {
    return new ServerProcess(name, true);
  }

  /** The same for one in a JVM, whose jars only this user may read. */
  public static ServerProcess ofThisUser(String name) throws IOException {
    return new ServerProcess(name, false);
  }

  /** The command. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Where it may write. */
  public Path folder() {
    return folder;
  }

  /** Writes a file that the server may read and write. */
  public Path write(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    give(file);
    return file;
  }

  private void give(Path path) throws IOException {
    if (asNobody) {
      var users = path.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(path, users.lookupPrincipalByName(NOBODY));
    }
  }

  /** Runs a program to its end. */
  public void run(List<String> command) throws IOException, InterruptedException {
    Process once = begin(command);
    if (!once.waitFor(2, TimeUnit.MINUTES) || once.exitValue() != 0) {
      once.destroyForcibly();
      throw new IllegalStateException(command + " failed:\n" + Files.readString(log()));
    }
  }

  /** Starts the server. */
  public void start(List<String> command) throws IOException {
    process = begin(command);
  }

  private Process begin(List<String> command) throws IOException {
    List<String> all = new ArrayList<>();
    if (asNobody) {
      all.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups"));
    }
    all.addAll(command);
    var builder = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
  }

  private Path log() {
    return folder.resolveSibling(folder.getFileName() + ".log");
  }

  /** Kills it, with the processes that it has started. */
  public void kill() {
    if (process != null) {
      List<ProcessHandle> all = process.descendants().toList();
      process.destroyForcibly().onExit().join();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(child -> child.onExit().join());
      process = null;
    }
  }

  /** Kills it, and removes its folder. */
  public void remove() throws IOException {
    kill();
    Files.deleteIfExists(log());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A free port of the loopback interface. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
