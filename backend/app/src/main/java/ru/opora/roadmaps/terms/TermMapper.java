package ru.opora.roadmaps.terms;

import org.mapstruct.Mapper;
import ru.opora.terms.Term;

/** Meanings of terms as views. */
@Mapper
public interface TermMapper {

    TermView view(Term term);
}
