/** What may come of handing a mail over. Every carrier says it in these words. */

/** It took nothing: away, slow, or asking us to slow down. The same mail later is the right answer. */
export class CarrierAway extends Error {
  override readonly name = 'CarrierAway';
}

/** It says that this address takes no mail, now or later (RFC 5321, 4.2.1: a reply of 5xx to this recipient). */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** It may have taken it and may not: the answer was lost. */
export class Unknown extends Error {
  override readonly name = 'Unknown';
}
