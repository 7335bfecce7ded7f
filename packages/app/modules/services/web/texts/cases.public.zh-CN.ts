/** What public pages of this slice say, as `public.cases`. */
export default {}
