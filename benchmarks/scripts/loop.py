"""The loop that users write in Python: requests, or urllib where requests is not installed."""

import gzip
import json
import sys
import urllib.request

try:
    import requests
except ImportError:
    requests = None


def pages(token, urls):
    """The pages, as objects."""
    headers = {"Netskope-Api-Token": token, "Accept-Encoding": "gzip"}
    if requests:
        session = requests.Session()
        session.headers.update(headers)
        for url in urls:
            response = session.get(url, timeout=120)
            response.raise_for_status()
            yield response.json()
        return
    for url in urls:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as response:
            body = response.read()
            yield json.loads(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)


def main():
    token, list_of_urls, sink = sys.argv[1:]
    with open(list_of_urls) as file:
        urls = file.read().split()
    with open(sink, "w") as out:
        for page in pages(token, urls):
            for record in page["result"]:
                out.write(json.dumps(record) + "\n")


main()
