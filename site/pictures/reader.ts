/** Bytes of a font file, read from front to back. */

/** Reads numbers one after the other. */
export const reader = (bytes: Buffer, from = 0) => {
  let at = from;
  const take = (length: number): Buffer => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const u8 = (): number => take(1).readUInt8();
  const u16 = (): number => take(2).readUInt16BE();
  return {
    take,
    u8,
    u16,
    i16: (): number => take(2).readInt16BE(),
    u32: (): number => take(4).readUInt32BE(),
    at: (): number => at,
    base128(): number {
      for (let value = 0; ; ) {
        const byte = u8();
        value = value * 128 + (byte & 127);
        if (byte < 128) return value;
      }
    },
    /** 255UInt16: small numbers in one byte. */
    short(): number {
      const code = u8();
      if (code === 253) return u16();
      if (code === 254) return u8() + 506;
      return code === 255 ? u8() + 253 : code;
    },
  };
};
export type Reader = ReturnType<typeof reader>;
