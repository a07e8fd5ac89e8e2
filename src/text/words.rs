//! The words of a text, as search knows them.

use super::{characters::is_word, hashtag};

/// Longer runs of letters are no words.
const LONGEST: usize = 64;

/// The words of a text, each once, in the order of their first appearance, `most` at most: capital letters and the accents
/// of Latin letters do not matter. Scripts that put no spaces between words (Chinese, Japanese, Thai, …) give each character
/// and each pair of neighbours.
#[must_use]
pub fn words(text: &str, most: usize) -> Vec<String> {
    let mut words = Words {
        found: Vec::new(),
        seen: std::collections::HashSet::new(),
        most,
    };
    let mut run = String::new();
    let mut spaced = true;
    for c in text.chars() {
        // `don't` is one word.
        if matches!(c, '\'' | '’') && spaced && !run.is_empty() {
            continue;
        }
        let here = !is_unspaced(c);
        if !is_word(c) || (here != spaced && !run.is_empty()) {
            words.add(&run, spaced);
            run.clear();
        }
        if is_word(c) {
            run.push(c);
            spaced = here;
        }
        if words.is_full() {
            return words.found;
        }
    }
    words.add(&run, spaced);
    words.found.truncate(most);
    words.found
}

struct Words {
    found: Vec<String>,
    seen: std::collections::HashSet<String>,
    most: usize,
}

impl Words {
    fn is_full(&self) -> bool {
        self.found.len() >= self.most
    }

    fn add(&mut self, run: &str, spaced: bool) {
        if run.is_empty() {
            return;
        }
        let word = hashtag::fold(run);
        if spaced {
            if word.chars().count() <= LONGEST {
                self.put(word);
            }
            return;
        }
        let characters: Vec<char> = word.chars().collect();
        for pair in characters.windows(2) {
            self.put(pair.iter().collect());
        }
        for character in characters {
            self.put(character.to_string());
        }
    }

    fn put(&mut self, word: String) {
        if !word.is_empty() && !self.is_full() && self.seen.insert(word.clone()) {
            self.found.push(word);
        }
    }
}

/// A letter of a script that puts no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x31f0..=0x31ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x2ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        words(text, 100)
    }

    #[test]
    fn words_are_folded_and_told_once() {
        assert_eq!(
            all("Hello, HELLO wörld! Café_2"),
            ["hello", "world", "cafe_2"]
        );
        assert_eq!(all("don't don’t"), ["dont"]);
        assert_eq!(all("Łódź ΛΟΓΟΣ Привет"), ["lodz", "λογοσ", "привет"]);
        assert_eq!(all(" ...  "), Vec::<String>::new());
    }

    #[test]
    fn scripts_without_spaces_give_characters_and_pairs() {
        assert_eq!(all("東京都"), ["東京", "京都", "東", "京", "都"]);
        assert_eq!(all("in東京2"), ["in", "東京", "東", "京", "2"]);
    }

    #[test]
    fn what_is_too_long_or_too_much_is_left_out() {
        assert_eq!(all(&format!("{} a", "x".repeat(65))), ["a"]);
        let many: String = (0..50).map(|number| format!("w{number} ")).collect();
        assert_eq!(words(&many, 7).len(), 7);
        assert_eq!(words(&"東京都".repeat(9), 3).len(), 3);
    }
}
