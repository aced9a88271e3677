import { agent, buyer, closed, testPack } from "interject/testing";
import handoff from "./index.ts";

testPack(handoff, { calm: [buyer("在吗"), agent("在的"), closed()] });
