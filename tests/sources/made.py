"""Files as people have them, made of one report by the libraries that write such files."""

import csv
import io
import json
import tarfile
import zipfile

import openpyxl
import pyarrow
from pyarrow import parquet

TITLE = "Двое погибли при обрушении стены"
TEXT = (
    "В Караганде 7 января при обрушении стены на стройке погибли двое рабочих, ещё пятеро ранены. Об этом сообщила "
    "прокуратура.\n\nСтена рухнула около девяти часов утра, сказал «дежурный» спасатель."
)
ROWS = [
    {"Title": TITLE, "body": TEXT, "link": "https://tengrinews.kz/news/1", "date": "2022-01-07T18:30:00+06:00"},
    {"Title": "Открыт мост", "body": "В Павлодаре открыли новый мост через Иртыш.", "link": "", "date": "2022-01-08"},
]
TELEGRAM = {
    "name": "Городской канал",
    "type": "public_channel",
    "id": 1500000001,
    "messages": [
        {"id": 1, "type": "service", "date": "2022-01-01T00:00:00", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2022-01-07T18:30:00",
            "date_unixtime": "1641558600",
            "edited": "2022-01-07T18:40:00",
            "edited_unixtime": "1641559200",
            "from": "Городской канал",
            "from_id": "channel1500000001",
            "forwarded_from": "Прокуратура области",
            "reply_to_message_id": 1,
            "photo": "photos/photo_1@07-01-2022.jpg",
            "width": 1280,
            "height": 720,
            "text": ["Погибли ", {"type": "bold", "text": "двое"}, " рабочих, сообщила \"прокуратура\"."],
            "text_entities": [],
        },
        {"id": 3, "type": "message", "date": "2022-01-07T19:00:00", "from": "Кто-то", "photo": "p", "text": ""},
    ],
}  # fmt: skip
POSTS = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head>
<body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Городской канал
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">7 January 2022</div></div>
<div class="message default clearfix" id="message2">
<div class="pull_left userpic_wrap"></div><div class="body">
<div class="pull_right date details" title="07.01.2022 18:30:00 UTC+06:00">18:30</div>
<div class="from_name">
Городской канал
</div>
<div class="reply_to details">In reply to <a href="#go_to_message1" onclick="Go(1)">this message</a></div>
<div class="forwarded body"><div class="from_name">
Прокуратура области <span class="date details" title="07.01.2022 18:00:00 UTC+06:00">07.01.2022</span></div>
<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo_1.jpg"></a></div>
<div class="text">
Погибли <strong>двое</strong> рабочих, сообщила &quot;прокуратура&quot;.<br>Ещё пятеро ранены.
</div></div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
<div class="pull_right date details" title="07.01.2022 19:00:00 UTC+06:00">19:00</div>
<div class="text">
Стена рухнула утром.
</div></div></div>
</div></div></div></body></html>
"""
SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://tengrinews.kz/news/1</loc><news:news><news:publication><news:name>Tengrinews</news:name>
<news:language>ru</news:language></news:publication><news:publication_date>2022-01-07T18:30:00+06:00</news:publication_date>
<news:title>{TITLE}</news:title></news:news></url></urlset>
"""
MARKDOWN = (
    f"---\ntitle: {TITLE}\ndate: 2022-01-07\n---\n# {TITLE}\n\nПогибли **двое** [рабочих](https://example.org/1).\n"
)


def csv_bytes(encoding="utf-8", delimiter=",", rows=ROWS):
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue().encode(encoding, errors="strict")


def json_lines(rows=ROWS):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def parquet_bytes(rows=ROWS):
    made = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), made)
    return made.getvalue()


def xlsx_bytes(rows=ROWS):
    book, made = openpyxl.Workbook(), io.BytesIO()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    book.save(made)
    return made.getvalue()


def telegram_bytes(chat=TELEGRAM):
    return json.dumps(chat, ensure_ascii=False, indent=1).encode()


def zip_bytes(members, compression=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as pack:
        for name, raw in members.items():
            pack.writestr(name, raw)
    return made.getvalue()


def tar_bytes(members, mode="w:gz"):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as pack:
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            pack.addfile(info, io.BytesIO(raw))
    return made.getvalue()
