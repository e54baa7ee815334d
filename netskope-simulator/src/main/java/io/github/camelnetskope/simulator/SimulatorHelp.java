package io.github.camelnetskope.simulator;

/** What the simulator says of its options. */
final class SimulatorHelp {
  static final String TEXT =
      """
      A simulated Netskope tenant on 127.0.0.1. Full pages of records of the usual size need a
      heap of 128 MB, java -Xmx128m; larger records or pages need more.

        --port N           port to listen on (a free one)
        --tenants N        so many tenants, on 127.0.0.1, 127.0.0.2 and so on, with one port (1)
        --seed N           the same seed gives the same records (1)
        --feeds a,b,...    feeds that have records (all known ones)
        --records N        records each feed has at the start (1000)
        --growth R         records a second that come in to each feed (0)
        --page-size N      most records in a page (10000)
        --record-size N    bytes of a record, about (2100)
        --distinct-pages N repeat so many prepared pages (each page is its own)
        --prepare on|off   make all pages before listening (off)
        --wait-time N      seconds in wait_time (0 after a full page, else 5)
        --epochs exact|hour|no-batches  what an epoch does to a cursor: it goes to that second
                           (exact) or to the hour before it, and pages end with the hour,
                           or do not (no-batches) (exact)
        --high-water-mark on|off  whether pages have a timestamp_hwm (on)
        --own-order on|off  each index is shown the records of a page in another order (off)
        --latency D        how long an answer takes: 500ms, 3s, or a range as 1s..5s (0s)
        --fault FEED=FAULT[,...]  breaks the answers of a feed, or of all (*); may be given
                           again. stall: no answer at all; drop: reset; endlessContinue;
                           slow:N and slowHead:N: N bytes a second of the body, or of the
                           head; twice: the answer comes twice; late:D: a 504, and the
                           request is carried out D later; status:N (200 to 599) without a body; html,
                           noContent, emptyBody, resultNull, resultMissing. Behind it,
                           with commas: before or after the cursor moves, on:next,
                           every:N requests, for:D (an outage that long)
        --token T          v2 token (%s)
        --v1-token T       v1 token (%s)
        --rate-limit on|off  answer 429 above the documented limits (on)
        --unknown-token N  the status for a token that is not known: 401 or 403 (401)
        --tls on|off|trickle  speak TLS with a certificate made at start; trickle: a byte
                           a second of the handshake, which never ends (off)
        --certificate FILE write the certificate of --tls on there, as PEM
        --help             this text
      """
          .formatted(NetskopeSimulator.TOKEN, NetskopeSimulator.V1_TOKEN);

  private SimulatorHelp() {}
}
