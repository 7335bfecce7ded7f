import QRCode from 'qrcode'

/** An address as a QR code, an SVG drawing; readable with a fold or a stain (level M). */
export const qrOf = (text: string): Promise<string> =>
  QRCode.toString(text, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
