import type { ThemeConfig } from 'antd'

/** The one place that names a colour or a size. Everything else says `var(--…)` or uses Ant Design's tokens. */
export type Shades = Readonly<Record<(typeof shadeNames)[number], string>>
const shadeNames = [
  'ink',
  'ink-2',
  'ink-3',
  'hint',
  'paper',
  'surface',
  'inset',
  'line',
  'jade',
  'jade-strong',
  'jade-tint',
  'on-jade',
  'cinnabar',
  'cinnabar-tint',
  'seal',
  'on-seal',
  'amber',
  'amber-text',
  'amber-tint',
  'slate',
  'slate-tint',
  'float',
] as const

export const light: Shades = {
  ink: '#1F2421',
  'ink-2': '#4A524E',
  /** The hint tone, darkened until words in it can be read (4.5) also on the inset. */
  'ink-3': '#666E69',
  /** Lines of icons and empty marks only: too pale for words. */
  hint: '#7C857F',
  paper: '#FBFAF7',
  surface: '#FFFFFF',
  inset: '#F1EFE9',
  line: '#E2DFD6',
  jade: '#0E6F5C',
  'jade-strong': '#0B5A4B',
  'jade-tint': '#E3F1ED',
  'on-jade': '#FFFFFF',
  cinnabar: '#B8332A',
  'cinnabar-tint': '#FBE9E6',
  seal: '#B8332A',
  'on-seal': '#FFFFFF',
  amber: '#9A6700',
  /** Amber for words on its own tint, where the plain tone stays just under 4.5. */
  'amber-text': '#855900',
  'amber-tint': '#FFF4D6',
  slate: '#37516B',
  'slate-tint': '#E8EEF4',
  float: '0 6px 24px rgb(31 36 33 / 0.14)',
}

export const dark: Shades = {
  ink: '#ECE9E1',
  'ink-2': '#B9B6AD',
  'ink-3': '#9AA19B',
  hint: '#7C857F',
  paper: '#161917',
  surface: '#1E2220',
  inset: '#262B28',
  line: '#363C38',
  jade: '#58B89F',
  'jade-strong': '#7ACBB5',
  'jade-tint': '#1C3A33',
  'on-jade': '#0F1412',
  cinnabar: '#F08A80',
  'cinnabar-tint': '#40211D',
  seal: '#B8332A',
  'on-seal': '#FFFFFF',
  amber: '#DDAA4A',
  'amber-text': '#DDAA4A',
  'amber-tint': '#3A2F14',
  slate: '#9DBADA',
  'slate-tint': '#22303D',
  float: '0 6px 24px rgb(0 0 0 / 0.5)',
}

const fontFamily =
  '-apple-system, "Segoe UI", "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif'

/** Steps of 4; type 12 / 14 / 16 / 20 / 28. */
const sizes = {
  's-1': '4px',
  's-2': '8px',
  's-3': '12px',
  's-4': '16px',
  's-5': '20px',
  's-6': '24px',
  's-8': '32px',
  's-12': '48px',
  's-16': '64px',
  't-12': '12px',
  't-14': '14px',
  't-16': '16px',
  't-20': '20px',
  't-28': '28px',
  'line-text': '1.6',
  'line-table': '1.4',
  'radius-work': '4px',
  'radius-consumer': '10px',
  /** A finger's width: nothing to tap is smaller on a phone. */
  touch: '44px',
  sider: '216px',
  measure: '68ch',
  column: '640px',
  font: fontFamily,
} as const

export type Mode = 'light' | 'dark'
/** The workbench is dense with small corners; the consumer's pages have room and round ones. */
export type Density = 'work' | 'consumer'

export function cssVariables(): string {
  const block = (selector: string, values: Readonly<Record<string, string>>) =>
    `${selector}{${Object.entries(values)
      .map(([name, value]) => `--${name}:${value}`)
      .join(';')}}`
  return [
    block(':root', { ...sizes, ...light, radius: sizes['radius-consumer'] }),
    block('[data-density="work"]', { radius: sizes['radius-work'] }),
    block('[data-mode="dark"]', { ...dark, 'color-scheme': 'dark' }).replace('--color-scheme', 'color-scheme'),
    // Paper is white whatever the screen was.
    `@media print{${block(':root,[data-mode="dark"]', { ...light, paper: '#FFFFFF', float: 'none' })}}`,
  ].join('\n')
}

export function antTheme(mode: Mode, density: Density): ThemeConfig {
  const shade = mode === 'dark' ? dark : light
  const radius = density === 'work' ? 4 : 10
  const tall = density === 'work' ? 32 : 44
  return {
    token: {
      ...neutralTokens(shade),
      colorPrimary: shade.jade,
      colorPrimaryHover: shade['jade-strong'],
      colorPrimaryActive: shade['jade-strong'],
      colorPrimaryBg: shade['jade-tint'],
      colorPrimaryBgHover: shade['jade-tint'],
      colorTextLightSolid: shade['on-jade'],
      colorLink: shade.jade,
      colorLinkHover: shade['jade-strong'],
      colorLinkActive: shade['jade-strong'],
      colorSuccess: shade.jade,
      colorWarning: shade.amber,
      colorError: shade.cinnabar,
      colorErrorHover: shade.cinnabar,
      colorErrorBg: shade['cinnabar-tint'],
      colorErrorText: shade.cinnabar,
      colorInfo: shade.slate,
      borderRadius: radius,
      borderRadiusSM: radius,
      borderRadiusLG: radius,
      borderRadiusXS: Math.min(radius, 4),
      fontFamily,
      fontSize: density === 'work' ? 14 : 16,
      controlHeight: tall,
      controlHeightSM: density === 'work' ? 24 : 32,
      controlHeightLG: density === 'work' ? 40 : 48,
      boxShadow: shade.float,
      boxShadowSecondary: shade.float,
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
    },
    components: {
      // The edge of a field must be seen (3 : 1); lines that only part things stay pale.
      Input: { colorBorder: shade.hint },
      InputNumber: { colorBorder: shade.hint },
      Select: { colorBorder: shade.hint },
      DatePicker: { colorBorder: shade.hint },
      Checkbox: { colorBorder: shade.hint },
      Radio: { colorBorder: shade.hint },
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Segmented: { itemSelectedColor: shade.ink },
      Tooltip: { colorBgSpotlight: mode === 'dark' ? shade.inset : shade.ink, colorTextLightSolid: '#FFFFFF' },
    },
  }
}

function neutralTokens(shade: Shades) {
  return {
    colorText: shade.ink,
    colorTextHeading: shade.ink,
    colorTextSecondary: shade['ink-2'],
    colorTextDescription: shade['ink-3'],
    colorTextTertiary: shade['ink-3'],
    colorTextQuaternary: shade.hint,
    colorTextPlaceholder: shade['ink-3'],
    colorTextDisabled: shade['ink-3'],
    colorIcon: shade['ink-3'],
    colorBgBase: shade.surface,
    colorBgLayout: shade.paper,
    colorBgContainer: shade.surface,
    colorBgElevated: shade.surface,
    colorBgContainerDisabled: shade.inset,
    colorFillTertiary: shade.inset,
    colorFillQuaternary: shade.inset,
    colorFillAlter: shade.inset,
    colorBorder: shade.line,
    colorBorderSecondary: shade.line,
    colorSplit: shade.line,
  }
}
