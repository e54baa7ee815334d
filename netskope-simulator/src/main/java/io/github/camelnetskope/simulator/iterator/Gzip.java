package io.github.camelnetskope.simulator.iterator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compression in memory. */
public final class Gzip {

  private Gzip() {}

  /** Compresses the first {@code length} bytes, fast rather than small. */
  public static byte[] compress(byte[] bytes, int length) {
    var out = new ByteArrayOutputStream(Math.max(64, length / 6));
    try (var gzip = new Fast(out)) {
      gzip.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The whole content; throws when the bytes are not gzip. */
  public static byte[] decompress(byte[] compressed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed), 1 << 16)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
