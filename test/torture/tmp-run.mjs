import { build } from "esbuild"; import { readFileSync, readdirSync, mkdtempSync } from "node:fs";
const { serveOnWorkerd } = await import("/work/main/test/bench/workerd.ts");
const dir = "/work/main/test/torture/snippets/";
const outdir = mkdtempSync("/tmp/gx/t-");
await build({ entryPoints: ["/work/main/test/torture/host.ts"], outfile: outdir + "/host.js", bundle: true, format: "esm", target: "es2022", external: ["cloudflare:*", "node:*"], conditions: ["workerd","worker","import"], logLevel: "error" });
const want = process.argv.slice(2);
const names = readdirSync(dir).map((n) => n.slice(0, -3)).filter((n) => want.length === 0 || want.includes(n));
const req = {kind:"inspect",messages:[{id:"m",at:1,from:{role:"buyer",id:"b"},text:"hello",content:[],automatic:false,retracted:false}],views:[{id:"c",channel:"x",messages:1,session:{id:"s",day:"d",type:"unsure",agent:null,messages:[0],transfer:null},orders:[],lastTransfer:null}],asks:[{view:0,event:{type:"message",id:"m",at:1,message:0},points:[{id:"p",config:{},hits:{}}]}]};
let port = 18000 + Math.floor(Math.random()*1000);
for (const name of names) {
  const s = await serveOnWorkerd({ folder: `${outdir}/${name}`, bundle: outdir + "/host.js", port: ++port, classes: {}, loader: "LOADER" });
  const hwm = () => +(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${s.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  const cpu = () => { const f = readFileSync(`/proc/${s.pid}/stat`, 'utf8').split(' '); return (+f[13] + +f[14]) * 10; };
  const text = readFileSync(dir + name + ".js", "utf8");
  const code = text + "\nexport default { points: [{ id: \"p\", codes: {}, inspect: (input) => attack(input) }], interventions: [] };\n";
  const ask = async (pack, code) => { const t = performance.now(); let r; try { r = await fetch(s.url + "/ask", { method: "POST", body: JSON.stringify({ pack, code, request: req }), signal: AbortSignal.timeout(20000) }); r = await r.text(); } catch (e) { r = "DIED " + e; } return [r, performance.now() - t]; };
  const good = `export default { points: [{ id: "p", codes: {}, inspect: ({event}) => [event.message.text] }], interventions: [] };`;
  await ask("good", good); const base = hwm();
  const c0 = cpu(); const [r, ms] = await ask("bad", code); const c1 = cpu();
  const [r2, ms2] = await ask("bad", code); const c2 = cpu();
  const [g, gms] = await ask("good", good);
  const expect = text.split("\n")[0].slice(3);
  let kind = "?"; try { const o = JSON.parse(r); kind = o.refused ? "refused" : o.failed ? "FAILED" : o.answer.answers[0][0].error?.includes("used up the steps of a call") ? "stopped" : o.answer.answers[0][0].error ? "error" : "answer"; } catch {}
  console.log(`${kind === expect || (expect === "contained" && (kind === "error" || kind === "answer" || kind === "stopped")) || (expect==="harmless" && kind==="answer") ? "  " : "!!"} ${name.padEnd(28)} ${expect.padEnd(9)} ${kind.padEnd(8)} ${ms.toFixed(0).padStart(5)} ms cpu ${String(c1-c0).padStart(4)} | ${ms2.toFixed(0).padStart(5)} ms cpu ${String(c2-c1).padStart(4)}  +${(hwm() - base).toFixed(0)} MB ${g.includes('"hello"') ? "" : "GOOD BROKEN " + g} ${c1-c0 > 250 || c2-c1 > 200 ? "SLOW" : ""} ${kind === "stopped" || kind === "refused" ? "" : r.slice(0, 200)}`);
  process.kill(s.pid, "SIGKILL");
}
process.exit(0);
