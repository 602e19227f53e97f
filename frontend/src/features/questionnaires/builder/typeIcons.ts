import {
  IconAbc,
  IconArrowsSort,
  IconCalculator,
  IconCalendar,
  IconFolderPlus,
  IconGridDots,
  IconHash,
  IconInfoSquare,
  IconListCheck,
  IconPaperclip,
  IconRuler2,
  IconSelect,
} from '@tabler/icons-react';
import type { ItemType } from '../../../shared/surveys/definition';

export const TYPE_ICONS: Record<ItemType, typeof IconHash> = {
  single: IconSelect,
  multiple: IconListCheck,
  scale: IconRuler2,
  matrix: IconGridDots,
  number: IconHash,
  text: IconAbc,
  date: IconCalendar,
  ranking: IconArrowsSort,
  file: IconPaperclip,
  note: IconInfoSquare,
  computed: IconCalculator,
  group: IconFolderPlus,
};
