"""The zip file and the bag in it, as docs/spec/package.md has them: part of verify.py."""

import hashlib
import re
import struct
import unicodedata
import zlib

MIB = 1 << 20
DECLARATION, INFO, MANIFEST, TAGS = "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"
DIRECTIONS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
DEVICES = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])\Z", re.I)


class Bad(Exception):
    """The package breaks a rule; the text says which."""


def need(holds, reason):
    if not holds:
        raise Bad(reason)


def text_of(content, which):
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise Bad(f"{which} is not UTF-8") from None


# ---- zip -------------------------------------------------------------------------------------


def safe_name(name):
    need(unicodedata.normalize("NFC", name) == name and len(name.encode()) <= 600, f"name {name!r}")
    for part in name.split("/"):
        need(0 < len(part.encode()) <= 150, f"name {name!r}")
        need(not re.search(r'[\\:*?"<>|%]|' + DIRECTIONS, part), f"sign in name {name!r}")
        need(all(unicodedata.category(sign) != "Cc" for sign in part), f"control sign in name {name!r}")
        need(part == part.strip() and part[-1] != ".", f"dot or blank at the end of {name!r}")
        need(not DEVICES.match(part.split(".")[0].rstrip()), f"name of a device {name!r}")


def unpack(form, data, at, reason):
    need(0 <= at <= len(data) - struct.calcsize(form), reason)
    return struct.unpack_from(form, data, at)


def entries(data):
    """The files of a zip by path."""
    need(data[:4] == b"PK\x03\x04", "no zip file")
    at = len(data) - 22
    magic, disk, first, here, count, size, start, comment = unpack("<IHHHHIIH", data, at, "no end record")
    need(magic == 0x06054B50 and comment == 0, "no end record")
    if count == 0xFFFF or size == 0xFFFFFFFF or start == 0xFFFFFFFF:
        magic, _, at, _ = unpack("<IIQI", data, at - 20, "no large end record")
        need(magic == 0x07064B50, "no large end record")
        magic, _, _, disk, first, here, count, size, start = unpack("<IQIIIQQQQ", data, at, "no large end record")
        need(magic == 0x06064B50, "no large end record")
    need(disk == first and here == count, "end record")
    need(count <= 50_000 and size <= 32 * MIB, "too many entries")
    found, spans, at = {}, [], start
    for _ in range(count):
        fields = unpack("<IBBHHHHHIIIHHHHHIII", data, at, "table of contents")
        need(fields[0] == 0x02014B50, "table of contents")
        system, (flags, method, _, _, crc, packed, plain, n, m, k) = fields[2], fields[4:14]
        mode, offset = fields[16], fields[17]
        raw, extra = data[at + 46 : at + 46 + n], data[at + 46 + n : at + 46 + n + m]
        packed, plain, offset = wide(extra, packed, plain, offset)
        at += 46 + n + m + k
        need(at <= len(data), "table of contents")
        name = text_of(raw, "a name")
        folder = name.endswith("/")
        safe_name(name[:-1] if folder else name)
        need(raw.isascii() or flags & 0x800, f"encoding of name {name!r}")
        if system == 3 and mode >> 28:
            need(mode >> 28 == (4 if folder else 8), f"kind of {name!r}")
        if system == 0 and mode:
            need(bool(mode & 16) == folder, f"kind of {name!r}")
        need(not flags & 1 and method in (0, 8), f"encrypted or otherwise packed {name!r}")
        need(method == 8 or packed == plain, f"size of {name!r}")
        need(plain <= MIB or plain // max(packed, 1) <= 500, f"{name!r} shrinks too much")
        need(plain <= 4 << 30 and not (folder and plain), f"{name!r} is too large")
        need(raw not in found, f"{name!r} twice")
        content, end = entry(data, offset, raw, (fields[4:8], crc, packed, plain))
        found[raw] = None if folder else content
        spans.append((offset, end))
    behind = 0
    for begin, end in sorted(spans) + [(start, start)]:
        need(behind <= begin and end <= start, "entries overlap")
        need(b"PK\x03\x04" not in data[behind:begin], "an entry that is not in the table of contents")
        behind = end
    return {raw.decode(): content for raw, content in found.items() if content is not None}


def wide(extra, packed, plain, offset):
    """Sizes and place of an entry, from its zip64 field where they ask for it."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + length]
        numbers = [n for (n,) in struct.iter_unpack("<Q", field[: len(field) // 8 * 8])]
        if tag == 1:
            plain = numbers.pop(0) if plain == 0xFFFFFFFF and numbers else plain
            packed = numbers.pop(0) if packed == 0xFFFFFFFF and numbers else packed
            offset = numbers.pop(0) if offset == 0xFFFFFFFF and numbers else offset
        at += 4 + length
    return packed, plain, offset


def entry(data, offset, raw, told):
    """One file's content, and where it ends."""
    kind, crc, packed, plain = told
    magic, _, *own, crc_here, packed_here, plain_here, n, m = unpack("<IHHHHHIIIHH", data, offset, "no entry")
    at = offset + 30 + n + m
    packed_here, plain_here, _ = wide(data[at - m : at], packed_here, plain_here, 0)
    need(magic == 0x04034B50 and data[offset + 30 : at - m] == raw, "an entry of another name")
    need((own[0] ^ kind[0]) & 9 == 0 and own[1:] == list(kind[1:]), "an entry of another kind")
    for here, there in ((crc_here, crc), (packed_here, packed), (plain_here, plain)):
        need(here == there or kind[0] & 8 and here == 0, "an entry of another size")
    content = data[at : at + packed]
    need(len(content) == packed, "an entry cut off")
    if kind[1] == 8:
        inflate = zlib.decompressobj(-15)
        try:
            content = inflate.decompress(content, plain + 1)
        except zlib.error:
            raise Bad("an entry that cannot be unpacked") from None
    need(len(content) == plain and zlib.crc32(content) == crc, "a damaged entry")
    return content, at + packed


# ---- bag -------------------------------------------------------------------------------------


def bag(files):
    """The bag's files by path from its root, checked against its manifests."""
    if DECLARATION not in files:
        base = next((name.split("/")[0] + "/" for name in files if re.match(r"[^/]+/bagit\.txt\Z", name)), None)
        need(base and all(name.startswith(base) for name in files), "no bag")
        files = {name[len(base) :]: content for name, content in files.items()}
    seen = {}
    for name in files:
        parts = name.split("/")
        for n in range(1, len(parts) + 1):
            exact = ("/".join(parts[:n]), n < len(parts))
            need(seen.setdefault(exact[0].lower(), exact) == exact, f"{name!r} clashes")
    payload = {name for name in files if name.startswith("data/")}
    for tag in (DECLARATION, INFO, MANIFEST, TAGS):
        need(tag in files, f"{tag} is missing")
        need(len(files[tag]) <= (32 * MIB if tag == MANIFEST else 64 << 10), f"{tag} is too large")
    need(set(files) == payload | {DECLARATION, INFO, MANIFEST, TAGS}, "a file with no place")
    told = fields(files, DECLARATION)
    need(sorted(told) == [("BagIt-Version", "1.0"), ("Tag-File-Character-Encoding", "UTF-8")], DECLARATION)
    manifest(files, MANIFEST, payload)
    manifest(files, TAGS, {DECLARATION, INFO, MANIFEST})
    oxum = [value for label, value in fields(files, INFO) if label == "Payload-Oxum"]
    real = f"{sum(len(files[name]) for name in payload)}.{len(payload)}"
    need(oxum[:1] in ([], [real]), "Payload-Oxum")
    return files


def fields(files, tag):
    found = []
    for line in lines(files, tag):
        label, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and found:
            found[-1] = (found[-1][0], found[-1][1] + " " + line.strip())
        else:
            need(colon and line[:1] not in (" ", "\t"), f"{tag}: {line!r}")
            found.append((label, value.strip()))
    return found


def manifest(files, tag, names):
    listed = set()
    for line in lines(files, tag):
        match = re.match(r"([0-9a-fA-F]{64}) [ *\t]*([^ *\t].*)\Z", line)
        need(match and match[2] not in listed, f"{tag}: {line!r}")
        need(match[2] in names, f"{tag} lists {match[2]!r}")
        need(hashlib.sha256(files[match[2]]).hexdigest() == match[1].lower(), f"{match[2]!r} was changed")
        listed.add(match[2])
    need(listed == names, f"{tag} does not list all")


def lines(files, tag):
    found = text_of(files[tag], tag).split("\n")
    return [line.removesuffix("\r") for line in (found if found[-1] else found[:-1])]
