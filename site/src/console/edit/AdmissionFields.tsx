/** How many may come, and who: seats, a host's yes, domains of addresses. */
import { Line, Text } from '../Field.tsx';
import { Part, type PartProps } from '../Part.tsx';

export const AdmissionFields = ({ fields, errors, set }: PartProps) => (
  <Part title="Who may come" hint="Without any of this, everybody who gives an address has a seat at once.">
    <Line
      id="capacity"
      label="Seats"
      type="number"
      min={1}
      optional
      value={fields.capacity}
      errors={errors}
      hint="Once they are taken, people join a waitlist. A seat that gets free is offered to who waits longest, for 12 hours."
      onChange={(capacity) => set({ capacity })}
    />
    <label class="choice">
      <input
        id="invited"
        type="checkbox"
        checked={fields.invited}
        aria-describedby="invited-hint"
        onChange={(event) => set({ invited: event.currentTarget.checked })}
      />
      <span>By invitation only</span>
    </label>
    <p class="hint" id="invited-hint">
      It is in no list and has no page. People come in by the link of their invitation, and nobody else learns of it.
    </p>
    <label class="choice">
      <input
        id="approval"
        type="checkbox"
        checked={fields.approval}
        aria-describedby="approval-hint"
        onChange={(event) => set({ approval: event.currentTarget.checked })}
      />
      <span>People wait for your yes</span>
    </label>
    <p class="hint" id="approval-hint">
      You let each of them in from the list of registrations. Until then they get no link and no seat.
    </p>
    <Text
      id="domains-allow"
      label="Only addresses at"
      rows={2}
      optional
      value={fields.allow}
      errors={errors}
      hint="Domains like example.com, one a line or with commas. Subdomains count. The way in then comes by mail only."
      onChange={(allow) => set({ allow })}
    />
    <Text
      id="domains-block"
      label="No addresses at"
      rows={2}
      optional
      value={fields.block}
      errors={errors}
      hint="What stands here is refused, even inside of a domain above."
      onChange={(block) => set({ block })}
    />
  </Part>
);
