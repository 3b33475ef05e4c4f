"""Common given names of the English-speaking press, by the pronoun they usually take."""

from __future__ import annotations

from typing import Final

FEMALE: Final = frozenset(
    """
    abigail ada adele agnes aisha alexandra alice alicia alison amanda amber amelia amina amy ana andrea
    angela anita ann anna anne annette annie april ashley audrey ava barbara beatrice becky belinda
    bernadette bernice beth bethany betty beverly bonnie brenda bridget brittany caitlin camille candace
    carla carmen carol caroline carolyn catherine cathy cecilia celia charlotte chelsea cheryl chloe
    christina christine cindy claire clara claudia colleen constance courtney crystal cynthia daisy dana
    danielle daphne dawn deborah debra deirdre delia denise diana diane dolores donna dora doreen doris
    dorothy edith eileen elaine eleanor elena elise elizabeth ella ellen elsie emily emma erica erin esther
    ethel eva eve evelyn faith fatima felicia fiona florence frances freya gail gemma georgia gertrude
    gillian gina ginny gladys glenda gloria grace greta gretchen gwen hannah harriet hazel heather heidi
    helen helena hilary hillary holly hope ida imogen ines ingrid irene iris isabel isabella ivy jackie
    jacqueline jane janet janice jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna joanne
    jodie josephine joy joyce juanita judith judy julia juliana julie june karen kate katherine kathleen
    kathryn kathy katie kayla kayleigh kelly kerry kim kimberly kirsten kristen kristin laura lauren leah
    leila lena lesley leslie lillian lily linda lindsay lisa lois lorena lori lorna lorraine louise lucia
    lucinda lucy lydia lynn mabel madeline maggie mandy marcia margaret maria marian marianne marie marilyn
    marion marjorie marlene marsha martha mary maureen maxine maya megan melanie melissa mercedes mia
    michelle mildred millie miranda miriam moira molly monica morag muriel myra nadia nancy naomi natalie
    natasha nellie nicola nicole nina nora norma olga olive olivia pamela pat patricia patty paula pauline
    pearl peggy penelope penny phoebe phyllis priscilla priya rachel ramona rebecca regina renee rhonda rita
    roberta robin rosa rosalind rose rosemary roxanne ruby ruth sabrina sally samantha sandra sara sarah
    savannah selina shannon sharon sheila shelley sheryl shirley siobhan sofia sonia sonya sophia sophie
    stacey stella stephanie sue susan susanna suzanne sylvia tabitha tamara tammy tanya tara teresa tessa
    thelma theresa tiffany tina tracy trudy ursula valerie vanessa vera veronica vicky victoria viola violet
    virginia vivian wanda wendy whitney wilma winifred yolanda yvette yvonne zoe
    """.split()  # noqa: SIM905 - a list of words reads as words
)
MALE: Final = frozenset(
    """
    aaron abdul abraham adam adrian ahmed alan albert alejandro alex alexander alfred ali allan allen alvin
    amos andre andrew andy angelo anthony antonio archie arnold arthur austin barnaby barry ben benjamin
    bernard bert bill billy blake bob bobby brad bradley brandon brendan brent brett brian bruce bruno bryan
    byron calvin cameron carl carlos cecil cedric chad charles charlie chester chris christian christopher
    clarence claude clayton clifford clive clyde cody colin connor conor craig curtis cyril dale damian dan
    daniel danny darrell darren darryl dave david dean dennis derek desmond devin diego dominic don donald
    douglas duane duncan dustin dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin elias
    elijah elliot elmer emile emmanuel enrique eric ernest ethan eugene evan felix fernando floyd francis
    francisco frank franklin fred frederick gabriel gareth garth gary gavin gene geoffrey george gerald
    gerard gilbert glen glenn gordon graham grant greg gregory guy hank harold harry harvey hassan hector
    henry herbert herman horace howard hugh hugo ian ibrahim ike isaac ismael ivan jack jackson jacob jaime
    jake james jamie jared jason jay jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel john
    johnny jon jonathan jordan jorge jose joseph joshua juan julian justin karl keith ken kenneth kevin kirk
    kurt kyle lance larry lawrence lee leo leon leonard leroy leslie lester lewis liam lloyd logan louis
    lucas luis luke magnus malcolm manuel marc marcus mario mark marshall martin marvin mason matt matthew
    maurice max melvin michael miguel mike milton mitch mitchell mohamed mohammed muhammad nathan nathaniel
    neil nelson nicholas nick nigel noah noel norman oliver omar oscar otis otto owen pablo patrick paul
    pedro perry pete peter phil philip phillip piers rafael ralph ramon randall randy raul ravi ray raymond
    reginald rex ricardo richard rick ricky rob robert roberto rodney roger roland ron ronald rory ross roy
    rufus russell ryan salvador sam samuel scott sean sebastian sergio seth shane shaun sidney simon stan
    stanley stephen steve steven stewart stuart ted terence terrance terry theo theodore thomas tim timothy
    toby todd tom tommy tony travis trevor troy tyler tyrone vernon victor vincent vladimir wade wallace
    walter warren wayne wesley wilbur will willard william willie winston xavier zachary
    """.split()  # noqa: SIM905 - a list of words reads as words
)
