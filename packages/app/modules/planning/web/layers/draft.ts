import type { Answer, CallInput } from '#web/api.ts'
import type { checkLayer, uploadLayer } from '../../contract/layers.ts'

/** What a person says of a layer before it is taken in. */
export type Draft = Pick<
  CallInput<typeof uploadLayer>['query'],
  'areaId' | 'kind' | 'class' | 'name' | 'source' | 'crs'
>

/** What was read of its file. */
export type Read = Answer<typeof checkLayer>
