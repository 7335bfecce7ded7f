/** What public pages of this slice say, as `public.catalogue`. */
export default {}
