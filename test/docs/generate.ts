/** Writes the pages of the documentation that come from code. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { docsLanguages } from "../../worker/api/docs/author-pages.ts";
import { pictureFile, scaleFile, scalePage } from "../scale/page.ts";
import { docsFolder } from "./blocks.ts";
import { metricsFile, metricsPage } from "./metrics.ts";
import { limitsPage } from "./reference.ts";

for (const language of docsLanguages) writeFileSync(join(docsFolder, language, "limits.md"), limitsPage(language));
writeFileSync(metricsFile, metricsPage());
const { page, picture } = scalePage();
writeFileSync(scaleFile, page);
writeFileSync(pictureFile, picture);
