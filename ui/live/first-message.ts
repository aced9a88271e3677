/** A shell script that signs one message by Standard Webhooks with nothing but openssl, and sends it to `hook`. */
export function firstMessage(hook: string): string {
  return `SECRET='whsec_...'
BODY='{"events":[{"id":"m-'$RANDOM'","type":"message","conversation":"c-1","at":'$(date +%s)'000,
  "from":{"role":"buyer","id":"b-1","name":"小鱼"},
  "content":[{"type":"text","text":"再不发货我就打12315投诉你们"}]}]}'
ID=msg_$RANDOM; TS=$(date +%s)
KEY=$(printf %s "\${SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \\n')
SIG=$(printf %s "$ID.$TS.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64)
curl '${hook}?wait=1' -H 'content-type: application/json' -H "webhook-id: $ID" \\
  -H "webhook-timestamp: $TS" -H "webhook-signature: v1,$SIG" --data-binary "$BODY"`;
}
