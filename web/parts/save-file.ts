import { withoutIsolates } from '../shown-text.ts';

/** Gives the browser a file to save; nothing leaves the machine. Texts that programs read are without what keeps them apart on a page. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(
    new Blob([typeof content === 'string' && type !== 'image/svg+xml' ? withoutIsolates(content) : content], { type }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
