package io.github.camelnetskope.client;

import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.Transport;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CSV multi-iterator of a tenant, for one event type: REST API v2, {@code
 * /api/v2/events/dataexport/iterator/}. Confined to the feed's worker.
 *
 * <p>The iterator cannot repeat a page. Requests that do not move its cursor count as a {@code
 * resend}, and are answered with an empty page:
 *
 * <pre>
 * name known  operation  what is known              request                   then
 * no          any        -                          status of the index       200: that is it; 404: free
 * no          any        the index is free          create                    202: its name is known
 * yes         any        not Ready, or resend       status                    Ready; 404: no name
 * yes         any        own, and Failed            delete                    no name
 * yes         next       Ready                      read                      rows
 * </pre>
 *
 * An iterator is deleted only if this component has created it and it has failed.
 */
public final class CsvIterator {
  private static final Logger LOG = LoggerFactory.getLogger(CsvIterator.class);
  private static final String PATH = "/api/v2/events/dataexport/iterator/";
  private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"([A-Za-z]{1,20})\"");
  private static final int POLL_SECONDS = 10;
  private static final int MANY_POLLS = 30;
  private static final Optional<ApiRequest.Body> EMPTY =
      Optional.of(new ApiRequest.Body("application/json", new byte[0]));

  private final CursorKey cursor;
  private final Transport transport;
  private final TokenSource tokens;
  private final Time time;
  private final int maxPageBytes;
  private final Supplier<String> name;
  private boolean begun;
  private boolean indexIsFree;
  private boolean ready;
  private boolean failed;
  private int polls;

  /**
   * An iterator at the state of its checkpoint.
   *
   * @param name of the iterator; empty when none was found or created yet
   */
  public CsvIterator(
      CursorKey cursor,
      Transport transport,
      TokenSource tokens,
      Time time,
      int maxPageBytes,
      Supplier<String> name) {
    this.cursor = cursor;
    this.transport = transport;
    this.tokens = tokens;
    this.time = time;
    this.maxPageBytes = maxPageBytes;
    this.name = name;
  }

  /**
   * The next request: the operation itself, or one that has to be sent before it.
   *
   * @throws NetskopeException.Unauthorized when there is no token
   */
  public IteratorRequest request(IteratorOperation operation) {
    String known = name.get();
    if (!begun && operation instanceof Resend && !known.isEmpty()) {
      LOG.warn(
          "{}: a page was asked for and not finished before: what was not delivered of it is lost,"
              + " since the iterator repeats nothing",
          cursor);
    }
    begun = true;
    if (known.isEmpty()) {
      return indexIsFree ? new Create() : new Status(cursor.index().name());
    }
    if (failed) {
      return new Delete(known);
    }
    return ready && operation instanceof Next ? read(known) : new Status(known);
  }

  private IteratorRequest read(String iterator) {
    Secret token = tokens.token();
    ApiRequest request = ApiRequest.get(uri(iterator + "/events?operation=next"), token);
    return new CsvRequest(cursor, request, token, transport, tokens, time, maxPageBytes);
  }

  private boolean isOwn(String iterator) {
    return !iterator.equals(cursor.index().name());
  }

  /** A request that does not move the cursor. */
  private abstract class Preparation extends CsvPreparation {
    Preparation(String what, ApiRequest request, Secret token, int alsoGood) {
      super(
          new AnswerErrors(what + " for " + cursor, token),
          request,
          alsoGood,
          transport,
          tokens,
          time,
          maxPageBytes);
    }
  }

  /** Checks whether an iterator exists and is ready. */
  private final class Status extends Preparation {
    private final String iterator;

    Status(String iterator) {
      this(iterator, tokens.token());
    }

    private Status(String iterator, Secret token) {
      super("status", ApiRequest.get(uri(iterator), token), token, 404);
      this.iterator = iterator;
    }

    @Override
    public EventPage read(ApiResponse response) {
      Optional<String> found = name.get().isEmpty() ? Optional.of(iterator) : Optional.empty();
      if (response.status() == 404) {
        return gone(response);
      }
      switch (status(response)) {
        case "Ready" -> {
          ready = true;
          polls = 0;
          return done(response, 0, found);
        }
        case "InProgress" -> {
          if (++polls > MANY_POLLS) {
            throw new NetskopeException.ServerFailed(
                200,
                "the iterator of " + cursor + " has been InProgress for long; it is polled again");
          }
          return done(response, POLL_SECONDS, found);
        }
        case "Failed" -> throw failure();
        default -> throw malformed(response, "no known status in the answer");
      }
    }

    private String status(ApiResponse response) {
      Matcher status = STATUS.matcher(text(response));
      return status.find() ? status.group(1) : "";
    }

    private EventPage gone(ApiResponse response) {
      indexIsFree = iterator.equals(cursor.index().name());
      ready = false;
      if (name.get().isEmpty()) {
        return done(response, 0, Optional.empty());
      }
      LOG.warn(
          "{}: the iterator {} is gone; rows that arrive until a new one exists are lost",
          cursor,
          iterator);
      return done(response, 0, Optional.of(""));
    }

    private NetskopeException failure() {
      ready = false;
      failed = isOwn(iterator);
      return new NetskopeException.ServerFailed(
          200,
          "the iterator of "
              + cursor
              + " is Failed; "
              + (failed
                  ? "it was created here, so it is deleted and a new one is created"
                  : "it was not created here, so it is not deleted: delete it, or wait"));
    }
  }

  private final class Create extends Preparation {
    Create() {
      this(tokens.token());
    }

    private Create(Secret token) {
      super("making an iterator", ApiRequest.of("POST", createUri(), token, EMPTY), token, 202);
    }

    @Override
    public void check(ApiResponse response) {
      indexIsFree = false; // checked again if this fails
      super.check(response);
    }

    @Override
    public EventPage read(ApiResponse response) {
      String index = cursor.index().name();
      Matcher made =
          Pattern.compile(Pattern.quote(index) + "_[A-Za-z0-9_-]{1,64}").matcher(text(response));
      if (!made.find()) {
        throw malformed(response, "no name of an iterator in the answer");
      }
      LOG.info("{}: made the iterator {}", cursor, made.group());
      return done(response, 0, Optional.of(made.group()));
    }
  }

  private final class Delete extends Preparation {
    Delete(String iterator) {
      this(iterator, tokens.token());
    }

    private Delete(String iterator, Secret token) {
      super(
          "deleting", ApiRequest.of("DELETE", uri(iterator), token, Optional.empty()), token, 404);
    }

    @Override
    public EventPage read(ApiResponse response) {
      failed = false;
      indexIsFree = true;
      return done(response, 0, Optional.of(""));
    }
  }

  private URI uri(String path) {
    return cursor.tenant().resolve(PATH + path);
  }

  private URI createUri() {
    return uri(cursor.index().name() + "?eventtype=" + cursor.feed().type());
  }
}
