import { pinyin } from 'pinyin-pro'

/** How a name is read, tones left out: 锦绣社区 and 金秀社区 sound alike (避免同音, 地名管理条例 2022, Art. 9). */
export const soundOf = (name: string): string => pinyin(name, { toneType: 'none', type: 'array' }).join('')
