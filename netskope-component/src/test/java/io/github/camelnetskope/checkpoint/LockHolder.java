package io.github.camelnetskope.checkpoint;

import java.nio.file.Path;

/** Another process that locks a checkpoint until its input ends. */
public final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws Exception {
    FileLock lock = FileLock.take(Path.of(arguments[0]), arguments[1]);
    System.out.println("held");
    int end = System.in.read();
    lock.release();
    System.exit(end);
  }
}
