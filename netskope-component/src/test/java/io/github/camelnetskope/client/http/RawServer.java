package io.github.camelnetskope.client.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server that answers each request head with the given text, or drops the connection on null. */
final class RawServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
  private final Function<List<String>, String> answers;
  final List<List<String>> heads = new CopyOnWriteArrayList<>();
  final List<Socket> connections = new CopyOnWriteArrayList<>();

  RawServer(Function<List<String>, String> answers) throws IOException {
    this.answers = answers;
    thread(this::accept);
  }

  private static void thread(Runnable runnable) {
    var thread = new Thread(runnable, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.add(socket);
        thread(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      while (true) {
        List<String> head = head(in);
        if (head.isEmpty()) {
          return;
        }
        heads.add(head);
        String answer = answers.apply(head);
        if (answer == null) {
          return;
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private static List<String> head(BufferedReader in) throws IOException {
    List<String> head = new ArrayList<>();
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      head.add(line);
      line = in.readLine();
    }
    return head;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
