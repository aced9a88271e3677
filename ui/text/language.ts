import type { ConfigProviderProps } from "antd";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../api/types.ts";
import { recall, remember } from "../show/browser-memory.ts";
import { type Part, parts, type Texts } from "./parts.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

const remembered = "interject.language";

/** Texts for exactly one thing, by the key of the text for many. */
const ones: Record<Language, () => Promise<Readonly<Record<string, string>>>> = {
  zh: async () => ({}),
  en: () => import("./en-one.ts").then((module) => module.enOne),
};
const componentTexts = {
  zh: () => import("antd/locale/zh_CN").then((module) => module.default),
  en: () => import("antd/locale/en_US").then((module) => module.default),
};
const loadedComponentTexts = new Map<Language, ConfigProviderProps["locale"]>();
const htmlLanguage: Record<Language, string> = { zh: "zh-CN", en: "en" };

/** Chinese, unless this browser was switched to English before. */
export function rememberedLanguage(): Language {
  return recall(remembered) === "en" ? "en" : "zh";
}

/** What has been asked for so far, which another language will need, too. */
const wanted = new Set<Part>(["common"]);

/** Loads the texts of one language only; the other comes with the switch. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, lng: "zh", interpolation: { escapeValue: false } });
  await speak(rememberedLanguage());
}

/** Texts that a page says, before it is shown. */
export async function loadTexts(asked: readonly Part[]): Promise<void> {
  for (const part of asked) wanted.add(part);
  await addTexts(i18next.language === "en" ? "en" : "zh", asked);
}

async function addTexts(language: Language, asked: Iterable<Part>): Promise<void> {
  const missing = [...asked].filter((part) => !loaded[language].has(part));
  const modules = await Promise.all(missing.map((part) => parts[part][language]()));
  for (const module of modules) i18next.addResourceBundle(language, "translation", { ...module }, true);
  for (const part of missing) loaded[language].add(part);
}
const loaded: Record<Language, Set<Part>> = { zh: new Set(), en: new Set() };

export async function speak(language: Language): Promise<void> {
  const [, one, components] = await Promise.all([
    addTexts(language, wanted),
    ones[language](),
    loadedComponentTexts.get(language) ?? componentTexts[language](),
  ]);
  for (const [key, text] of Object.entries(one)) i18next.addResource(language, "translation", `${key}_one`, text);
  loadedComponentTexts.set(language, components);
  await i18next.changeLanguage(language);
  document.documentElement.lang = htmlLanguage[language];
}

/** The component library's texts of a language that is being spoken. */
export const componentLocale = (language: Language): ConfigProviderProps["locale"] =>
  loadedComponentTexts.get(language);

export async function switchLanguage(language: Language): Promise<void> {
  remember(remembered, language);
  await speak(language);
}
