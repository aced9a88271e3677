import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { json } from "node:stream/consumers";

// The least that a server that loses nothing can do: JSON in, one INSERT on the disk, JSON out. Arguments: the file, the port.

type Body = { events: { id: string; at?: number; text: string }[] };

const [file = "", port = ""] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
database.exec("CREATE TABLE message (seq INTEGER PRIMARY KEY, id TEXT, at INTEGER, text TEXT)");
const insert = database.prepare("INSERT INTO message (id, at, text) VALUES (?, ?, ?)");

createServer(async (request, response) => {
  const { events } = (await json(request)) as Body;
  for (const { id, at = 0, text } of events) insert.run(id, at, text);
  response.statusCode = 202;
  response.setHeader("content-type", "application/json").end(JSON.stringify({ accepted: events.length }));
}).listen(Number(port), "127.0.0.1");
