/** What public pages of this slice say, as `public.network`. */
export default {}
