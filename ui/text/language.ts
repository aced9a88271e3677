import type { ConfigProviderProps } from "antd";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../api/types.ts";
import { recall, remember } from "../show/browser-memory.ts";
import type { zh } from "./zh.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}

const remembered = "interject.language";

const texts = {
  zh: () => import("./zh.ts").then((module) => module.zh),
  en: () => import("./en.ts").then((module) => module.en),
};
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

/** Loads the texts of one language only; the other comes with the switch. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, lng: "zh", interpolation: { escapeValue: false } });
  await speak(rememberedLanguage());
}

export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    const [own, one, components] = await Promise.all([texts[language](), ones[language](), componentTexts[language]()]);
    i18next.addResourceBundle(language, "translation", own);
    for (const [key, text] of Object.entries(one)) i18next.addResource(language, "translation", `${key}_one`, text);
    loadedComponentTexts.set(language, components);
  }
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
