import { type ThemeConfig, theme } from "antd";

/** `reducedMotion` follows the reader's system setting. */
export function themeOf({ dark, reducedMotion }: { dark: boolean; reducedMotion: boolean }): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "interject" },
    hashed: false,
    token: {
      colorPrimary: dark ? "#45c9b9" : "#0d7a6f",
      colorInfo: dark ? "#45c9b9" : "#0d7a6f",
      colorLink: dark ? "#4cc2b4" : "#0d7a6f",
      colorError: dark ? "#ff8f86" : "#c9302c",
      colorWarning: dark ? "#e0a03b" : "#b26a00",
      colorSuccess: dark ? "#4db377" : "#2b7d4a",
      // The soft backgrounds of base.css: those derived from colours this deep are a muddy grey.
      colorPrimaryBg: dark ? "#14332f" : "#e3f3f0",
      colorInfoBg: dark ? "#14332f" : "#e3f3f0",
      colorErrorBg: dark ? "#3d1f1d" : "#fdecea",
      colorWarningBg: dark ? "#372a14" : "#fdf3e1",
      colorSuccessBg: dark ? "#17301f" : "#e8f5ec",
      colorBgLayout: dark ? "#111514" : "#f4f6f5",
      colorBgContainer: dark ? "#191e1d" : "#ffffff",
      colorBgElevated: dark ? "#212726" : "#ffffff",
      colorTextBase: dark ? "#e8eceb" : "#16211f",
      // The defaults for these two are below the contrast of 4.5 that small text needs.
      colorTextTertiary: dark ? "#9aa5a2" : "#5c6966",
      colorTextDescription: dark ? "#9aa5a2" : "#5c6966",
      colorTextPlaceholder: dark ? "#8b9693" : "#6a7673",
      borderRadius: 8,
      fontFamily: "var(--font)",
      fontFamilyCode: "var(--font-code)",
      motion: !reducedMotion,
      wireframe: false,
    },
    // The dark algorithm needs a light teal for text on the page; on that teal, white would be too faint.
    components: dark ? { Button: { primaryColor: "#04211d" }, Steps: { colorTextLightSolid: "#04211d" } } : {},
  };
}
