/** What public pages of this slice say, as `public.residents`. */
export default {}
