"""Bytes that were fetched, as a record of a web archive."""

from io import BytesIO


def warc_record(data: bytes, address: str, media_type: str, retrieved: str) -> bytes:
    """A WARC file of one response record. `retrieved` is ISO 8601, UTC, to the second.

    The body is as it was after the transfer: the server's own headers are not kept.
    """
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=False)
    headers = StatusAndHeaders(
        "200 OK",
        [("Content-Type", media_type), ("Content-Length", str(len(data)))],
        protocol="HTTP/1.0",
    )
    record = writer.create_warc_record(
        address,
        "response",
        payload=BytesIO(data),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": retrieved},
    )
    writer.write_record(record)
    return out.getvalue()
