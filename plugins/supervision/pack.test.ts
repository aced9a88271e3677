import { agent, buyer, closed, testPack } from "interject/testing";
import supervision from "./index.ts";

testPack(supervision, { calm: [buyer("在吗"), agent("在的"), closed()] });
