import type { ThemeConfig } from 'antd'

/** antd in the house's colours; the same ones as CSS variables stand in style.css. Contrast on paper: ink 15, soft 6, jade 6. */
export const theme = (large: boolean): ThemeConfig => ({
  token: {
    colorPrimary: '#1c6a57',
    colorLink: '#1c6a57',
    colorSuccess: '#2e6f3e',
    colorWarning: '#8a5a00',
    colorError: '#b3261e',
    colorInfo: '#2f5d8a',
    colorText: '#1f2329',
    colorTextSecondary: '#565c66',
    colorTextTertiary: '#5f6570',
    colorTextDescription: '#565c66',
    colorTextPlaceholder: '#6b7079',
    colorBgLayout: '#faf8f5',
    colorBorder: '#b9b3a8',
    colorBorderSecondary: '#e6e0d6',
    borderRadius: 6,
    fontSize: large ? 19 : 14,
    controlHeight: large ? 46 : 34,
    fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
    motion: false,
  },
})
