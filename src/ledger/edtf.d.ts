declare module 'edtf' {
  /** A parsed date or interval; its bounds in milliseconds since 1970, infinite where it is open. */
  const edtf: (text: string) => { readonly min: number; readonly max: number };
  export default edtf;
}
