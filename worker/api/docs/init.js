/* global SwaggerUIBundle */
SwaggerUIBundle({
  url: "/v1/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  // The default asks a public validator about the address of this document.
  validatorUrl: null,
});
