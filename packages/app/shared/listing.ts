import { z } from 'zod'

/** The one shape in which every list is asked: words, filters, order and page. */
export const listQuery = z.object({
  search: z.string().trim().max(100).optional(),
  /** Column of the list, `-` before it for descending; never a name that every object has (`constructor`). */
  sort: z
    .string()
    .regex(/^-?[a-zA-Z]{1,40}$/)
    .refine((text) => !(text.replace('-', '') in {}), { params: { code: 'kit.field.invalid_format' } })
    .optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export type ListQuery = z.infer<typeof listQuery>

/** The one shape in which every list answers. `total` counts all that match, not only this page. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.number().int(), page: z.number().int(), size: z.number().int() })
export interface Page<T> {
  rows: T[]
  total: number
  page: number
  size: number
}
